/** What whoever runs the service has set for the page. */
export interface Settings {
    /** The form by which one subscribes to alerts. */
    subscribe?: string;
}

let asked: Promise<Settings> | undefined;

/** Asks once; where nothing comes back, nothing is set, and it is asked again when somebody wants to know. */
export function settings(): Promise<Settings> {
    asked ??= fetch('/dashboard/settings.json')
        .then((response) => (response.ok ? (response.json() as Promise<Settings>) : {}))
        .catch(() => {
            asked = undefined;
            return {};
        });
    return asked;
}
