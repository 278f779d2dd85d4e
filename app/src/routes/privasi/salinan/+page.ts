// The words for what is in it come from every module before the screen is drawn.
import { acts, held } from '$modules';

export const load = async () => ({ acts: await acts(), held: await held() });
