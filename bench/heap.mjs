// What the heap of a page holds, from a snapshot of it: that tells what the page keeps from what the engine has compiled.

const MB = 2 ** 20;
/** Of the browser, not of the script's heap. */
const NOT_OURS = new Set(['native', 'synthetic']);

/** After collection (MB): what the script holds, and the code that the engine made of what runs often. */
export async function heapOf(cdp) {
  const chunks = [];
  const onChunk = ({ chunk }) => chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
  await cdp.send('HeapProfiler.takeHeapSnapshot');
  cdp.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
  return sizesOf(JSON.parse(chunks.join('')));
}

function sizesOf({ nodes, snapshot: { meta } }) {
  const { node_fields: fields, node_types: types } = meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const sizes = { held: 0, compiled: 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = types[typeAt][nodes[node + typeAt]];
    if (NOT_OURS.has(type)) continue;
    sizes[type === 'code' ? 'compiled' : 'held'] += nodes[node + sizeAt] / MB;
  }
  return sizes;
}
