"""Takes spans by OTLP over gRPC and tells how many bytes came; stands in for a collector, and for what keeps traces."""

from concurrent import futures

import grpc


class Export(grpc.GenericRpcHandler):
    def service(self, call):
        return grpc.unary_unary_rpc_method_handler(self.take)

    def take(self, request, context):
        print("spans:", len(request), "bytes", flush=True)
        return b""


server = grpc.server(futures.ThreadPoolExecutor(4), [Export()])
server.add_insecure_port("[::]:4317")
server.start()
server.wait_for_termination()
