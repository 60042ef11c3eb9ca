const WEB =
    /^https?:\/\/(?:(?![^/?#:]*\.\.)[A-Za-z0-9][A-Za-z0-9._-]{0,253}|\[[0-9A-Fa-f:.]+\])(?::(?<port>[0-9]{1,5}))?(?:[/?#][^\p{Z}\p{C}<>"\\]*)?$/u;

const LAST_PORT = 65_535;

/** Whether an address leads where it seems to: such as the schema of events takes, and with nothing that is not seen or turns the direction of writing. Mails have the same rule. */
export function leads(url: string): boolean {
    const web = WEB.exec(url);
    if (!web) return false;
    const port = web.groups?.port;
    return port === undefined || (Number(port) > 0 && Number(port) <= LAST_PORT);
}
