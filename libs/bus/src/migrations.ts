/** Checkpoints and dead letters: a migration source of every service that runs projections, after the store's. */
export const busMigrations = { name: 'bus', dir: new URL('../migrations/', import.meta.url) } as const;
