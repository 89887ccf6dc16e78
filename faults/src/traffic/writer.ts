/** Somebody who writes, one request after another. */
export interface Writer {
  /** Writes something and comes back when its outcome is known. */
  write(): Promise<void>;
}
