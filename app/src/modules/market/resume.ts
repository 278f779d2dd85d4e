// Loaded on whichever screen is open when this device holds prices that wait to be sent.
import { lastWho } from '$platform/own';
import { outbox } from './entry/outbox.svelte';

const who = lastWho();
if (who) outbox.open(who.id);
