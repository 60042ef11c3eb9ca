"""Takes mails by SMTP and shows them by the part of Mailpit's HTTP interface that is used here; stands in for Mailpit."""

import email
import email.policy
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

mails = []


class Smtp:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        texts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
        mails.insert(0, {
            "ID": str(len(mails) + 1),
            "From": {"Address": envelope.mail_from},
            "To": [{"Address": address} for address in envelope.rcpt_tos],
            "Subject": mail["Subject"],
            "Text": texts.get("text/plain", ""),
            "HTML": texts.get("text/html", ""),
        })
        return "250 taken"


class Http(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/readyz":
            return self.answer(200, "ok")
        if path == "/api/v1/messages":
            short = [{key: mail[key] for key in ("ID", "From", "To", "Subject")} for mail in mails]
            return self.answer(200, {"total": len(short), "messages": short})
        found = [mail for mail in mails if path == "/api/v1/message/" + mail["ID"]]
        return self.answer(200, found[0]) if found else self.answer(404, {"Error": "not found"})

    do_HEAD = do_GET

    def answer(self, status, body):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *arguments):
        pass


Controller(Smtp(), hostname="0.0.0.0", port=1025).start()
ThreadingHTTPServer(("0.0.0.0", 8025), Http).serve_forever()
