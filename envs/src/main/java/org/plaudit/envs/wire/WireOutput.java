package org.plaudit.envs.wire;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts messages onto a stream of bytes: each in one write, followed by a flush. */
final class WireOutput {
  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  private final OutputStream out;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  WireOutput(OutputStream out) {
    this.out = out;
  }

  void send(Reply reply) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>(reply.header());
    if (reply.size() > 0) {
      header.put("bytes", reply.size());
    }
    pending.reset();
    pending.write(JSON.writeValueAsBytes(header));
    pending.write('\n');
    reply.writeTo(pending);
    pending.writeTo(out);
    out.flush();
  }

  void send(WireFault fault, String message) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("error", message);
    header.put("kind", fault.kind());
    send(Reply.of(header));
  }
}
