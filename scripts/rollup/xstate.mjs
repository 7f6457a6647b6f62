/**
 * What no machine of ours needs of XState. `test/node/xstate.test.ts` says when one does, and the machines' tests run on
 * what is left.
 * @type {import('./cut.mjs').Cuts}
 */
export const xstate = {
  name: 'xstate',
  files: /\/node_modules\/xstate\/dist\//,
  errors: true,
  unset: [
    // No actor is saved, restored or described.
    ...['getPersistedSnapshot', 'restoreSnapshot', 'persistedState', 'toJSON', 'definition'],
    ...['meta', 'getMeta', 'description', 'version', 'schemas'],
    // Nobody looks into a running system, or logs.
    ...['inspect', '_sendInspectionEvent', 'devTools', 'attachDevTools', 'startedAt'],
    ...['logger', '_logger'],
    // An actor is reached through its parent, told by its events, followed by `subscribe`.
    ...['systemId', '_register', '_unregister', '_set'],
    ...['onSnapshot', 'syncSnapshot', '_syncSnapshot', 'eventListeners'],
    // No state remembers where it was.
    'history',
  ],
  members: [
    ...['system.get', 'system.getAll', 'system.getSnapshot'],
    ...['Actor.on', 'Actor.select', '_actorScope.emit', 'enqueue.emit'],
    ...['StateMachine.resolveState', 'StateMachine.microstep'],
    ...['StateNode.on', 'StateNode.events', 'StateNode.ownEvents', 'this.events'],
    // The machines import these themselves.
    ...['setup.assign', 'setup.cancel', 'setup.createAction', 'setup.emit', 'setup.enqueueActions'],
    ...['setup.extend', 'setup.log', 'setup.raise', 'setup.sendTo', 'setup.spawnChild'],
    'setup.stopChild',
  ],
  bodies: {
    'system.start': '', // nothing is scheduled before
    unregisterRecursively: '',
    formatRouteTransitions: '',
    isHistoryNode: 'return false;',
    getHistoryNodes: 'return [];',
    // Events and states are called by their whole names, actors by theirs.
    getCandidates: 'return stateNode.transitions.get(receivedEventType) ?? [];',
    toStateValue: 'return stateValue;',
    resolveReferencedActor: 'return machine.implementations.actors[src];',
  },
  known: {
    'options?.snapshot ?? options?.state': 'undefined',
    '(options?.snapshot && options.snapshot.scheduler) ?? {}': '{}',
    'iterationCount > maxIterations': 'false',
    'ProcessingStatus.NotStarted': '0',
    'ProcessingStatus.Running': '1',
    'ProcessingStatus.Stopped': '2',
    // No machine ends.
    "stateNodeToEnter.type === 'final'": 'false',
    "nextState.status === 'done'": 'false',
  },
};
