// Draws everything anew, from the start.
export const reload = (): void => location.reload();
