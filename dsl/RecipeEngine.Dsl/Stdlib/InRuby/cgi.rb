require 'cgi/util'
require 'cgi/cookie'
require 'cgi/query'
require 'cgi/html'

# A request of a web server, and the answer to it.
class CGI
  CR = "\015"
  LF = "\012"
  EOL = CR + LF
  MAX_MULTIPART_LENGTH = 128 * 1024 * 1024
  MAX_MULTIPART_COUNT = 128
  PATH_SEPARATOR = { 'UNIX' => '/', 'WINDOWS' => '\\', 'MACINTOSH' => ':' }.freeze
  HTTP_STATUS = {
    'OK' => '200 OK', 'PARTIAL_CONTENT' => '206 Partial Content', 'MULTIPLE_CHOICES' => '300 Multiple Choices', 'MOVED' => '301 Moved Permanently',
    'REDIRECT' => '302 Found', 'NOT_MODIFIED' => '304 Not Modified', 'BAD_REQUEST' => '400 Bad Request', 'AUTH_REQUIRED' => '401 Authorization Required',
    'FORBIDDEN' => '403 Forbidden', 'NOT_FOUND' => '404 Not Found', 'METHOD_NOT_ALLOWED' => '405 Method Not Allowed', 'NOT_ACCEPTABLE' => '406 Not Acceptable',
    'LENGTH_REQUIRED' => '411 Length Required', 'PRECONDITION_FAILED' => '412 Precondition Failed', 'SERVER_ERROR' => '500 Internal Server Error',
    'NOT_IMPLEMENTED' => '501 Method Not Implemented', 'BAD_GATEWAY' => '502 Bad Gateway', 'VARIANT_ALSO_VARIES' => '506 Variant Also Negotiates'
  }.freeze

  # A field whose bytes are not text in the encoding that was promised.
  class InvalidEncoding < RuntimeError; end

  @accept_charset = 'UTF-8'
  @max_multipart_length = MAX_MULTIPART_LENGTH

  class << self
    attr_accessor :accept_charset, :max_multipart_length

    def parse(query)
      found = {}
      query.split(/[&;]/).each do |pairs|
        key, value = pairs.split('=', 2).collect { |v| CGI.unescape(v) }
        next unless key
        found[key] ||= []
        found[key].push(value) if value
      end
      found.default = [].freeze
      found
    end
  end

  attr_reader :accept_charset, :max_multipart_length

  def initialize(options = {}, &on_invalid)
    options = options.kind_of?(Hash) ? options : { tag_maker: options }
    @accept_charset = options[:accept_charset] || CGI.accept_charset
    @max_multipart_length = options[:max_multipart_length] || CGI.max_multipart_length
    @max_multipart_length = @max_multipart_length.call if @max_multipart_length.respond_to?(:call)
    @encoding_error_block = on_invalid
    extend QueryExtension
    initialize_query
    @output_cookies = @output_hidden = nil
    Dialects.extend_by_name(self, options[:tag_maker])
  end

  def http_header(options = 'text/html')
    options = { 'type' => options } unless options.kind_of?(Hash)
    options = options.dup
    lines = status_lines(options)
    type = options.delete('type') || 'text/html'
    charset = options.delete('charset')
    lines << "Content-Type: #{type}#{"; charset=#{charset}" if charset}"
    { 'length' => 'Content-Length', 'language' => 'Content-Language' }.each { |key, field| (value = options.delete(key)) and lines << "#{field}: #{value}" }
    (expires = options.delete('expires')) and lines << "Expires: #{CGI.rfc1123_date(expires)}"
    cookies_of(options.delete('cookie')).each { |cookie| lines << "Set-Cookie: #{cookie}" }
    options.each { |key, value| lines << "#{key}: #{value}" }
    lines.join(EOL) + EOL + EOL
  end
  alias header http_header

  def out(options = 'text/html')
    options = options.kind_of?(Hash) ? options.dup : { 'type' => options }
    content = yield
    options['length'] = content.bytesize.to_s
    $stdout.binmode if $stdout.respond_to?(:binmode)
    $stdout.print(http_header(options))
    $stdout.print(content) unless env_table['REQUEST_METHOD'] == 'HEAD'
  end

  def print(*things) = $stdout.print(*things)

  private

  def env_table = ENV

  def stdinput = $stdin

  def stdoutput = $stdout

  def status_lines(options)
    status = options.delete('status')
    status &&= HTTP_STATUS[status] || status
    lines = []
    if options.delete('nph') || env_table['SERVER_SOFTWARE'].to_s.start_with?('Microsoft-IIS/3')
      lines << "#{env_table['SERVER_PROTOCOL'] || 'HTTP/1.0'} #{status || '200 OK'}"
      lines << "Date: #{CGI.rfc1123_date(Time.now)}"
      options['server'] ||= env_table['SERVER_SOFTWARE'] || ''
      options['connection'] ||= 'close'
    elsif status
      lines << "Status: #{status}"
    end
    { 'server' => 'Server', 'connection' => 'Connection' }.each { |key, field| (value = options.delete(key)) and lines << "#{field}: #{value}" }
    lines
  end

  def cookies_of(given)
    list = case given
           when nil then []
           when Array then given.kind_of?(Cookie) ? [given] : given.to_a
           when Hash then given.values
           else [given]
           end
    list + Array(@output_cookies)
  end
end
