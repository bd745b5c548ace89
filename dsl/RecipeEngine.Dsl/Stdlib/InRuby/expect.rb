# Reading until a pattern shows up.
class IO
  def expect(pattern, timeout = 9_999_999)
    text = +''
    pattern = Regexp.new(Regexp.quote(pattern)) if pattern.kind_of?(String)
    loop do
      return nil if IO.select([self], nil, nil, timeout).nil? || eof?
      text << getc
      match = pattern.match(text) or next
      found = [text, *match.captures]
      return block_given? ? yield(found) : found
    end
    nil
  end
end
