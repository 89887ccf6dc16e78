// Preloaded into every service that a local suite starts: when whoever started it is gone, however suddenly, it ends too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
