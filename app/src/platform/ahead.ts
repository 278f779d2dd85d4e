// The start page knows which files draw the most visited screens (app.html): those of the one that
// somebody is going to are fetched at once, words of another language too, and not one after the other.

export const fetchAhead = (path: string): void => (globalThis as { siapkan?: (path: string) => void }).siapkan?.(path);
