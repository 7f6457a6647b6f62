// Where and when it was measured, in a sentence.

const minute = (date) => date.slice(0, 16).replace('T', ' ');

export const machineOf = ({ date, ended, browser, machine, load }) => {
  const { cpu, cores, memoryGiB, node } = machine;
  const took = Math.round((new Date(ended) - new Date(date)) / 60_000);
  const loads = `load ${load.began.toFixed(1)} when it began, ${load.ended.toFixed(1)} when it ended`;
  return `${minute(date)} UTC, ${took} minutes, ${browser}, headless, Node ${node}, ${cores} cores (${cpu}), ${memoryGiB} GiB; ${loads}.`;
};
