// Today's form of one place. The last one is kept on this device, so that losing the signal
// between two stalls does not close the form.
import type { PanelView } from '$api.gen';
import { ApiError, call, NetworkError } from '$platform';
import { todayWib } from '$platform/format';
import { recall, remember } from '$platform/settings.svelte';

export class Panel {
	view = $state.raw<PanelView | undefined>();
	offline = $state(false);
	error = $state.raw<unknown>();

	#name: string;
	#place: string;

	constructor(account: string, place: string) {
		this.#place = place;
		this.#name = `panel:${account}:${place}`;
	}

	async load(): Promise<void> {
		this.error = undefined;
		try {
			this.view = await call('PricePanel', { params: { place: this.#place } });
			this.offline = false;
			remember(this.#name, JSON.stringify(this.view));
			remember('pasar-terakhir', this.#place);
		} catch (error) {
			this.offline = error instanceof NetworkError;
			this.view ??= this.offline ? this.#kept() : undefined;
			if (!this.view || error instanceof ApiError) this.error = error;
		}
	}

	#kept(): PanelView | undefined {
		try {
			const view = JSON.parse(recall(this.#name) ?? 'null') as PanelView | null;
			return view?.day === todayWib() ? view : undefined;
		} catch {
			return undefined;
		}
	}
}
