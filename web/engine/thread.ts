/** Name of a worker that does jobs for another instead of holding a case. */
export const THREAD = 'thread';
