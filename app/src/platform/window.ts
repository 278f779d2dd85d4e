// What a page knows of the window it stands in and keeps in it, in a browser as in the app.

/** Runs it in one window at a time; where there are no locks, in each. */
export async function alone(name: string, run: () => Promise<void>): Promise<void> {
	await (navigator.locks?.request(name, run) ?? run());
}

/** What this window keeps until it is closed, also over a reload. */
export const windowStore = {
	get<T>(name: string): T | undefined {
		try {
			return (JSON.parse(sessionStorage.getItem(name) ?? 'null') as T | null) ?? undefined;
		} catch {
			return undefined;
		}
	},
	/** Denied storage keeps nothing. */
	set(name: string, value: unknown): void {
		try {
			sessionStorage.setItem(name, JSON.stringify(value));
		} catch {
			// Then it lasts as long as the page.
		}
	},
};

/** What a person will recognise in the list of their devices. */
export function deviceLabel(): string {
	const agent = navigator.userAgent;
	const systems = { Android: /Android/, iPhone: /iPhone|iPad/, Windows: /Windows/, Mac: /Mac/ };
	const browsers = { Edge: /Edg\//, Firefox: /Firefox\//, Chrome: /Chrome\// };
	const named = (names: Record<string, RegExp>, other: string) =>
		Object.entries(names).find(([, pattern]) => pattern.test(agent))?.[0] ?? other;
	return `${named(browsers, 'Safari')}, ${named(systems, 'Linux')}`;
}
