# Writes what Ruby 3.1 answers to the cases of *.cases.rb beside this file: `ruby record.rb` renews all *.jsonl.
# One JSON array per line: the call's name, its arguments, and the result, or an object with the error's class and message.
# Bytes that are no UTF-8 appear as lone low surrogates \udc80..\udcff.

def text(string)
  string = string.dup.force_encoding("UTF-8") if string.encoding == Encoding::US_ASCII
  if string.encoding == Encoding::BINARY
    return '"' + string.bytes.map { |b| format('\u%04x', b) }.join + '"'
  end
  body = string.each_char.map do |c|
    if !c.valid_encoding? then c.bytes.map { |b| format('\udc%02x', b) }.join
    elsif c == '"' || c == "\\" then "\\" + c
    elsif c.ord < 0x20 || c.ord == 0x7f || c.ord.between?(0x2028, 0x2029) then format('\u%04x', c.ord)
    elsif c.ord > 0xffff then c.encode("UTF-16BE").unpack("n*").map { |u| format('\u%04x', u) }.join
    else c
    end
  end
  '"' + body.join + '"'
end

def json(value)
  case value
  when nil, true, false then value.nil? ? "null" : value.to_s
  when Integer then value.abs < 2**53 ? value.to_s : %({"int":"#{value}"})
  when Float then %({"float":"#{[value].pack("G").unpack1("H*")}"})
  when String then text(value)
  when Symbol then %({"sym":#{text(value.to_s)}})
  when Array then "[" + value.map { |v| json(v) }.join(",") + "]"
  when Hash then %({"hash":[) + value.map { |k, v| "[#{json(k)},#{json(v)}]" }.join(",") + "]}"
  when Rational then %({"ratio":["#{value.numerator}","#{value.denominator}"]})
  else raise "cannot record #{value.class}"
  end
end

def recording(file)
  $out = File.open(File.join(__dir__, file + ".jsonl"), "w")
  yield
ensure
  $out.close
end

def on(name, *arguments)
  result = begin
    json(yield(*arguments))
  rescue StandardError, RegexpError => e
    %({"error":#{text(e.class.name)},"message":#{text(e.message)}})
  end
  $out.puts "[#{text(name)},#{json(arguments)},#{result}]"
end

$VERBOSE = nil
Dir[File.join(__dir__, "*.cases.rb")].sort.each { |file| load file }
