// The words for the lines come from every module before the screen is drawn.
import { acts } from '$modules';

export const load = async () => ({ acts: await acts() });
