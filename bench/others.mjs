// What is measured. `code`: what an application imports of it for a timeline with a place to type.

export const OURS = 'chat-inbox';
export const CONTROLS = ['static30', 'bare', 'cv-all'];

export const PEERS = {};
