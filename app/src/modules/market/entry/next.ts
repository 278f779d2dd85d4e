// Which commodity comes next on today's form.
import type { PanelItem } from '$api/market.gen';

/** Nothing sent yet, or refused by an officer: it may be sent. */
export const isOpen = (item: PanelItem): boolean => !item.report || item.report.state === 'rejected';

/** The next one after `after` that `open` says may be filled in, going round. */
export function nextItem(items: PanelItem[], open: (item: PanelItem) => boolean, after?: string): PanelItem | undefined {
	const at = items.findIndex((item) => item.commodity === after);
	const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
	return turned.find((item) => open(item) && item.commodity !== after);
}
