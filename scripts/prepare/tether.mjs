// Loaded into the server by `npm start`: the server has a process group of its own, and so has to notice by itself when
// what started it is gone without a word (kill -9), or it would live on and hold its port.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 250);
watch.unref();
