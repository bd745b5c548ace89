# Text of web pages and addresses, escaped and back.
class CGI
  module Util
    TABLE_FOR_ESCAPE_HTML__ = { "'" => '&#39;', '&' => '&amp;', '"' => '&quot;', '<' => '&lt;', '>' => '&gt;' }.freeze
    RFC822_DAYS = %w[Sun Mon Tue Wed Thu Fri Sat].freeze
    RFC822_MONTHS = %w[Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec].freeze

    def escape(text)
      encoding = text.encoding
      text.b.gsub(/([^ a-zA-Z0-9_.\-~]+)/n) { |m| '%' + m.unpack('H2' * m.bytesize).join('%').upcase }.tr(' ', '+').force_encoding(encoding)
    end

    def unescape(text, encoding = Encoding::UTF_8)
      decoded = text.tr('+', ' ').b.gsub(/((?:%[0-9a-fA-F]{2})+)/n) { |m| [m.delete('%')].pack('H*') }.force_encoding(encoding)
      decoded.valid_encoding? ? decoded : decoded.force_encoding(text.encoding)
    end

    def escapeHTML(text)
      return text.gsub(/['&"<>]/, TABLE_FOR_ESCAPE_HTML__) if text.valid_encoding?
      text.b.gsub(/['&"<>]/, TABLE_FOR_ESCAPE_HTML__).force_encoding(text.encoding)
    end

    def unescapeHTML(text)
      return text unless text.include?('&')
      return unescapeHTML(text.b).force_encoding(text.encoding) unless text.valid_encoding?
      text.gsub(/&(apos|amp|quot|gt|lt|\#[0-9]+|\#[xX][0-9A-Fa-f]+);/) do |whole|
        case name = $1
        when 'apos' then "'"
        when 'amp' then '&'
        when 'quot' then '"'
        when 'gt' then '>'
        when 'lt' then '<'
        else
          code = name =~ /\A#x/i ? name[2..].hex : name[1..].to_i
          begin
            code.chr(text.encoding)
          rescue RangeError, Encoding::UndefinedConversionError
            whole
          end
        end
      end
    end

    def escapeElement(text, *elements)
      elements = elements[0] if elements[0].kind_of?(Array)
      return text if elements.empty?
      text.gsub(/<\/?(?:#{elements.join('|')})\b[^<>]*+>?/im) { |tag| CGI.escapeHTML(tag) }
    end

    def unescapeElement(text, *elements)
      elements = elements[0] if elements[0].kind_of?(Array)
      return text if elements.empty?
      text.gsub(/&lt;\/?(?:#{elements.join('|')})\b(?>[^&]+|&(?![gl]t;)\w+;)*(?:&gt;)?/im) { |tag| CGI.unescapeHTML(tag) }
    end

    def rfc1123_date(time)
      t = time.clone.gmtime
      format('%s, %.2d %s %.4d %.2d:%.2d:%.2d GMT', RFC822_DAYS[t.wday], t.day, RFC822_MONTHS[t.month - 1], t.year, t.hour, t.min, t.sec)
    end

    # Markup with a line for each tag.
    def pretty(text, shift = '  ')
      lines = text.gsub(/(?!\A)<.*?>/m, "\n\\0").gsub(/<.*?>(?!\n)/m, "\\0\n")
      from = 0
      while (from = lines.index(/^<\/(\w+)/, from))
        name = Regexp.last_match(1)
        start = lines.rindex(/^\s*<#{name}/i, from)
        lines[start...from] = '__' + lines[start...from].gsub(/\n(?!\z)/, "\n" + shift) + '__'
        from = lines.index(/^<\/#{name}/i, from) ? lines.index('</', from) + 1 : from + 1
      end
      lines.gsub(/^((?:#{Regexp.quote(shift)})*)__(?=<\/?\w)/, '\1').gsub(/__/, '')
    end

    alias escape_html escapeHTML
    alias unescape_html unescapeHTML
    alias escape_element escapeElement
    alias unescape_element unescapeElement
    alias h escapeHTML
  end

  include Util
  extend Util
end
