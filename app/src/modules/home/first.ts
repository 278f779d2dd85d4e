// The first run is offered once on this device and never stands in the way.
import { recall, remember } from '$platform/settings.svelte';

const MARK = 'kenal';

export const isFirst = (): boolean => recall(MARK) === null;
export const met = (): void => remember(MARK, '1');
