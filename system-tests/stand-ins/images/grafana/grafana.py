"""Says that it is well, as Grafana does, and shows nothing; stands in for Grafana."""

from http.server import BaseHTTPRequestHandler, HTTPServer


class Http(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *arguments):
        pass


HTTPServer(("0.0.0.0", 3000), Http).serve_forever()
