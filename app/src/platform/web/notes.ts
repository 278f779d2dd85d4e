// What this device notes of its reader: in a browser in its own storage, all of it.
export const notesOf = (_key: string): Storage => localStorage;
export const noteNames = (): string[] => Object.keys(localStorage);
export const notesReady = undefined as (() => Promise<void>) | undefined;
