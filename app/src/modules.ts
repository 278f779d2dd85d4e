// The one list of modules, in the order in which what they offer is shown. What a module has for
// everybody's screens stands beside its own, is plain data and comes when somebody looks at it.
import type { ErrorBody, Role } from '$api/shared.gen';
import type { Row } from '$api/row';
import type { IconName } from '$ui/icon/names';

export const modules = [
	{ name: 'market', searched: true },
	{ name: 'links', searched: true },
	{ name: 'home', searched: true },
	{ name: 'identity', searched: false },
	{ name: 'privacy', searched: false },
];

/** A thing one can do, as a verb and what it is done to. */
export type Service = {
	href: string;
	verb: () => string;
	object: () => string;
	/** For those who hold one of these; else for everybody. */
	roles?: Role[];
	/** Only while the module's card on the first screen says that there is something. */
	sometimes?: true;
	/** What its screen shows: once a device has kept that, the screen opens without a signal. */
	reads?: Row<unknown, unknown, unknown>;
};
/** `services.ts` of a module: what one can do there, under one heading. */
export type Services = { heading: () => string; services: Service[] };

/** `offices.ts`: an officer's screen. A link appears only for who holds one of its roles; the screen
 * itself stands behind a gate of its own. The first role is whose work it is; others look on. */
export type Office = {
	href: string;
	roles: Role[];
	icon: IconName;
	text: () => string;
	/** What is to be done there, for the number in the navigation. */
	waiting?: () => Promise<Waiting>;
};
export type Waiting = { readonly count: number; load(): Promise<void> };

/** `articles.ts`: what works and what its words mean. Each has an anchor of its own on /bantuan, so
 * that a screen, a search or a neighbour's message can point at it. */
export type Article = { id: string; title: () => string; text: (() => string)[]; link?: { href: string; text: () => string } };

/** `acts.ts`: what a line of the trail says, by the name it stands under there: the row of the contract
 * that was called, a command, or what the server did by itself. */
export type Acts = Record<string, () => string>;

/** `held.ts`: what the copy of one's data calls the module's tables, by their names in the file. */
export type Held = Record<string, () => string>;

/** `figures.ts`: what is known today of the things that the search finds, by their addresses. */
export type Figures = () => Promise<Map<string, string>>;

/** `first-views.ts`: a screen that many people come to first. The build reads it (scripts/first-view.mjs),
 * and `names(language)` beside it: what every screen asks in another language. */
export type FirstView = {
	/** As its folder in routes/ is called. */
	route: string;
	/** The address it asks first, with the route's parameters where they stand. What the screen itself
	 * asks must be the same: the browser journeys count the requests. */
	asks: string;
	/** Asked instead by those who save data. */
	thrifty?: string;
};

/** In the order of the list, of the modules that have such a file. */
function each<T>(files: Record<string, () => Promise<T>>, file: string): Promise<T[]> {
	return Promise.all(modules.flatMap(({ name }) => files[`./modules/${name}/${file}.ts`]?.() ?? []));
}

export const services = () => each(import.meta.glob<Services>('./modules/*/services.ts'), 'services');
export const offices = async () =>
	(await each(import.meta.glob<{ offices: Office[] }>('./modules/*/offices.ts'), 'offices')).flatMap((it) => it.offices);
export const articles = async () =>
	(await each(import.meta.glob<{ articles: Article[] }>('./modules/*/articles.ts'), 'articles')).flatMap((it) => it.articles);
export const acts = async (): Promise<Acts> =>
	Object.assign({}, ...(await each(import.meta.glob<{ acts: Acts }>('./modules/*/acts.ts'), 'acts')).map((it) => it.acts));
export const held = async (): Promise<Held> =>
	Object.assign({}, ...(await each(import.meta.glob<{ held: Held }>('./modules/*/held.ts'), 'held')).map((it) => it.held));
export const figures = async (): Promise<Map<string, string>> => {
	const found = await each(import.meta.glob<{ figures: Figures }>('./modules/*/figures.ts'), 'figures');
	return new Map((await Promise.all(found.map((it) => it.figures()))).flatMap((known) => [...known]));
};
/** `sends.ts`: what is on its way or unfinished on this device, for Kiriman Saya. `sends` by row. */
export type Sends = { sends: Record<string, Send>; drafts: (account: string) => Draft[] };
export type Send = {
	/** What it is, where nothing in it can be read. */
	kind: () => string;
	name: (body: unknown) => string;
	/** The figures in it, and where they are from. */
	lines: (body: unknown) => string[];
	/** Why it was refused. */
	why: (refused: ErrorBody, body: unknown) => string;
	/** Its form again; nothing where that opens no more. */
	edit: (body: unknown) => Form | undefined;
};
/** A form at its address: `keep` leaves in it what was typed, `drop` takes that out again. */
export type Form = { href: string; keep: () => void; drop: () => void };
export type Draft = { name: string; lines: string[]; href: string; drop: () => void };
export const sends = () => each(import.meta.glob<Sends>('./modules/*/sends.ts'), 'sends');
/** `resume.ts`: loaded on whichever screen is open while this device holds something to be sent. */
export const resume = async (): Promise<void> => void (await each(import.meta.glob('./modules/*/resume.ts'), 'resume'));
