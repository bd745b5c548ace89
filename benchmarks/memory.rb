# memory.rb write json|yaml MEGABYTES FILE: makes a document of nodes as a Chef server would give them.
# memory.rb read json|yaml FILE: reads it and prints processor time and resident memory, at the peak and when the garbage is collected.
require "json"
require "yaml"

verb, kind, *rest = ARGV

def node(i)
  { "name" => "node#{i}.example.com", "ip" => "10.#{i % 256}.#{i / 256 % 256}.1", "load" => i / 7.0, "up" => i.even?,
    "tags" => ["web", "zone#{i % 5}", nil], "meta" => { "note" => "managed by recipe #{i}", "n" => i, "ports" => [80 + i % 7, 443, 8080] } }
end

def status(field) = File.read("/proc/self/status")[/#{field}:\s+(\d+)/, 1].to_i / 1024

if verb == "write"
  wanted = rest[0].to_i * 1_000_000
  each = kind == "json" ? node(300_000).to_json.bytesize + 1 : node(300_000).to_yaml.bytesize + 20
  document = { "nodes" => Array.new(wanted / each) { |i| node(i) } }
  File.write(rest[1], kind == "json" ? JSON.generate(document) : document.to_yaml)
else
  text = File.read(rest[0], encoding: "UTF-8")
  before = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  document = kind == "json" ? JSON.parse(text) : YAML.load(text)
  spent = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - before
  text = nil
  3.times { GC.start }
  puts "#{kind}: #{document["nodes"].length} nodes, #{spent.round(1)} s, peak #{status("VmHWM")} MiB, retained #{status("VmRSS")} MiB"
end
