// Takes the folder, says so, and keeps it until it is killed.
import { lockFolder } from '../../src/sql/folder-lock.js';

await lockFolder(process.argv[2] ?? '');
console.log('taken');
setInterval(() => {}, 60_000);
