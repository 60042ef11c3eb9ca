"""Takes spans by OTLP over gRPC and tells how many bytes came; stands in for a collector, and for what keeps traces and has a page of them."""

from concurrent import futures
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import grpc


class Export(grpc.GenericRpcHandler):
    def service(self, call):
        return grpc.unary_unary_rpc_method_handler(self.take)

    def take(self, request, context):
        print("spans:", len(request), "bytes", flush=True)
        return b""


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *arguments):
        pass


server = grpc.server(futures.ThreadPoolExecutor(4), [Export()])
server.add_insecure_port("[::]:4317")
server.start()
ThreadingHTTPServer(("0.0.0.0", 16686), Page).serve_forever()
