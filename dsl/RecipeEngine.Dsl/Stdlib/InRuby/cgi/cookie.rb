require 'cgi/util'

class CGI
  # One cookie: its values, and where and how long it lives.
  class Cookie < Array
    TOKEN_RE = %r"\A[[!-~]&&[^()<>@,;:\\\"/?=\[\]{}]]+\z"
    PATH_VALUE_RE = %r"\A[[ -~]&&[^;]]*\z"
    DOMAIN_VALUE_RE = /\A\.?[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?)*\z/

    attr_reader :name, :path, :domain, :secure, :httponly
    attr_accessor :expires

    def initialize(name = '', *value)
      @domain = @expires = @path = nil
      if name.kind_of?(String)
        self.name = name
        self.path = $1 if %r|\A(.*/)| =~ ENV['SCRIPT_NAME'].to_s
        @path ||= ''
        @secure = @httponly = false
        super(value)
      else
        options = name
        raise ArgumentError, '`name\' required' unless options.key?('name')
        self.name = options['name']
        value = Array(options['value'])
        if options['path'] then self.path = options['path']
        else
          %r|\A(.*/)| =~ ENV['SCRIPT_NAME'].to_s
          self.path = $1 || ''
        end
        self.domain = options['domain'] if options['domain']
        @expires = options['expires']
        @secure = options['secure'] == true
        @httponly = options['httponly'] == true
        super(value)
      end
    end

    def self.parse(raw)
      cookies = Hash.new([])
      return cookies unless raw
      raw.split(/;\s?/).each do |pair|
        name, values = pair.split('=', 2)
        next unless name && values
        values = values.split('&').collect { |v| CGI.unescape(v) }
        values = cookies[name].value + values if cookies.key?(name)
        cookies[name] = Cookie.new(name, *values)
      end
      cookies
    end

    def name=(text)
      raise ArgumentError, "invalid name: #{text.inspect}" unless TOKEN_RE.match?(text)
      @name = text
    end

    def path=(text)
      raise ArgumentError, "invalid path: #{text.inspect}" unless text.nil? || PATH_VALUE_RE.match?(text)
      @path = text
    end

    def domain=(text)
      raise ArgumentError, "invalid domain: #{text.inspect}" unless text.nil? || (text.length <= 255 && DOMAIN_VALUE_RE.match?(text))
      @domain = text
    end

    def value = self

    def value=(list)
      replace(Array(list))
    end

    def secure=(flag)
      @secure = flag if flag == true || flag == false
      @secure
    end

    def httponly=(flag)
      @httponly = !!flag
    end

    def to_s
      text = "#{@name}=#{collect { |v| CGI.escape(v) }.join('&')}"
      text += "; domain=#{@domain}" if @domain
      text += "; path=#{@path}" if @path
      text += "; expires=#{CGI.rfc1123_date(@expires)}" if @expires
      text += '; secure' if @secure
      text += '; HttpOnly' if @httponly
      text
    end

    def inspect = "#<CGI::Cookie: #{to_s.inspect}>"
  end
end
