/** The subgraphs of the suite, in the order in which they are named to a person. */
export const SERVICES = ['network', 'staffing', 'events', 'reporting'] as const;
export type ServiceName = (typeof SERVICES)[number];
