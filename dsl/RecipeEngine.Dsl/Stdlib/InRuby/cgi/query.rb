require 'stringio'

class CGI
  # What the web server says of a request: fields of the environment, parameters, cookies.
  module QueryExtension
    %w[CONTENT_LENGTH SERVER_PORT].each do |field|
      define_method(field.downcase) { (value = env_table[field]) && Integer(value) }
    end

    %w[AUTH_TYPE CONTENT_TYPE GATEWAY_INTERFACE PATH_INFO PATH_TRANSLATED QUERY_STRING REMOTE_ADDR REMOTE_HOST REMOTE_IDENT REMOTE_USER REQUEST_METHOD SCRIPT_NAME
       SERVER_NAME SERVER_PROTOCOL SERVER_SOFTWARE HTTP_ACCEPT HTTP_ACCEPT_CHARSET HTTP_ACCEPT_ENCODING HTTP_ACCEPT_LANGUAGE HTTP_CACHE_CONTROL HTTP_FROM HTTP_HOST
       HTTP_NEGOTIATE HTTP_PRAGMA HTTP_REFERER HTTP_USER_AGENT].each do |field|
      define_method(field.delete_prefix('HTTP_').downcase) { env_table[field] }
    end

    def raw_cookie = env_table['HTTP_COOKIE']

    def raw_cookie2 = env_table['HTTP_COOKIE2']

    attr_accessor :cookies
    attr_reader :params, :files

    def params=(fields)
      @params.clear
      @params.update(fields)
    end

    def multipart? = @multipart

    def [](key)
      values = @params[key]
      return '' if values.nil? && !@multipart
      value = values && values[0]
      return value || StringIO.new if @multipart
      value ? value.dup : +''
    end

    def keys(*names) = @params.keys(*names)

    def has_key?(*names) = @params.has_key?(*names)
    alias key? has_key?
    alias include? has_key?

    private

    def initialize_query
      @multipart = false
      @files = {}
      boundary = %r{\Amultipart/form-data.*boundary="?([^";,]+)"?}i.match(env_table['CONTENT_TYPE'].to_s)
      if request_method == 'POST' && boundary
        raise StandardError, 'too large multipart data.' if env_table['CONTENT_LENGTH'].to_i > @max_multipart_length
        @multipart = true
        @params = read_multipart(boundary[1], Integer(env_table['CONTENT_LENGTH']))
      else
        @params = CGI.parse(read_query)
        check_encodings
      end
      @params.default = [].freeze
      @cookies = Cookie.parse(env_table['HTTP_COOKIE'] || env_table['COOKIE'])
    end

    def read_query
      case request_method
      when 'GET', 'HEAD' then env_table['QUERY_STRING'] || ''
      when 'POST'
        stdinput.binmode if stdinput.respond_to?(:binmode)
        stdinput.read(Integer(env_table['CONTENT_LENGTH'])) || ''
      else read_from_terminal
      end.dup.force_encoding(@accept_charset)
    end

    # Without a web server: name=value pairs of the command line, or of the lines that are typed.
    def read_from_terminal
      require 'shellwords'
      if ARGV.empty?
        $stderr.print("(offline mode: enter name=value pairs on standard input)\n") if stdinput.tty?
        words = stdinput.readlines.join(' ').gsub(/\n/, '').shellsplit
      else
        words = ARGV.dup
      end
      words.all? { |word| word.include?('=') } ? words.join('&') : words.join('+')
    end

    def check_encodings
      encoding = Encoding.find(@accept_charset)
      return if encoding == Encoding::ASCII_8BIT
      @params.each do |name, values|
        values.each do |value|
          next if value.valid_encoding?
          raise InvalidEncoding, 'Accept-Charset encoding error' unless @encoding_error_block
          @encoding_error_block.call(name, value)
        end
      end
    end

    def read_multipart(boundary, length)
      stdinput.binmode if stdinput.respond_to?(:binmode)
      body = stdinput.read(length) || ''
      raise EOFError, 'no content body' if body.empty?
      body = body.b
      parts = body.split(/(?:\A|\r\n)--#{Regexp.quote(boundary)}/n)
      raise EOFError, 'bad content body' unless parts.size > 2 && parts[0].empty? && parts[-1].start_with?('--')
      raise StandardError, 'too many parameters.' if parts.size - 2 > MAX_MULTIPART_COUNT
      parts[1...-1].each_with_object({}) do |part, found|
        head, content = part.delete_prefix("\r\n").split("\r\n\r\n", 2)
        raise EOFError, 'bad content body' unless content
        add_part(found, head, content)
      end
    end

    def add_part(found, head, content)
      disposition = head[/^Content-Disposition:(.*(?:\r\n[ \t].*)*)/i, 1].to_s
      name = disposition[/\bname="((?:[^"\\]|\\.)*)"/i, 1] || disposition[/\bname=([^\s;]+)/i, 1] || ''
      file = disposition[/\bfilename="((?:[^"\\]|\\.)*)"/i, 1] || disposition[/\bfilename=([^\s;]+)/i, 1]
      type = head[/^Content-Type:\s*([^\s;]+)/i, 1]
      name = CGI.unescape(name.force_encoding(@accept_charset)) if env_table['HTTP_USER_AGENT'].to_s =~ /Mac.*Mozilla/i
      value = file ? uploaded(content, file, type) : content.force_encoding(@accept_charset)
      name = name.dup.force_encoding(@accept_charset)
      (found[name] ||= []) << value
      @files[name] = value if file
    end

    def uploaded(content, name, type)
      kept = StringIO.new(content)
      if content.bytesize > 10_240
        require 'tempfile'
        kept = Tempfile.new('CGI', encoding: Encoding::ASCII_8BIT)
        kept.write(content)
        kept.rewind
      end
      kept.define_singleton_method(:local_path) { respond_to?(:path) ? path : nil }
      kept.define_singleton_method(:original_filename) { name.dup.force_encoding(Encoding::UTF_8) }
      kept.define_singleton_method(:content_type) { type.to_s }
      kept
    end
  end
end
