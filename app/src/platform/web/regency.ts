// The server has filled the row `Regency` into the page, so that nothing is asked for it and nothing
// waits.
import type { RegencyView } from '$api/home.gen';

export const regency = JSON.parse(document.getElementById('regency')?.textContent ?? '{}') as RegencyView;
