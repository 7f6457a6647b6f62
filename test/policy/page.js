// What a host writes: the bundle, an adapter, one property.
import '/dist/cdn/chat-inbox.min.js';
import { localAdapter } from '/dist/cdn/local-adapter.min.js';

document.querySelector('chat-inbox').adapter = localAdapter({ agentId: 'ana', name: 'policy' });
