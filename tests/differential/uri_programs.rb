# uri: taking apart, joining, building, encoding, proxies, refusals.
require 'uri'
%w[http://user:pw@example.com:8080/a/b%20c?x=1&y=2#frag https://example.com ftp://h/f;type=i mailto:a@b.c?subject=hi ldap://h/dc=x?cn?sub file:///etc/passwd urn:isbn:1 http://[::1]:80/ /rel/path ../up ?q #f http://h?x ws://h/p foo:bar http://例え].each do |s|
  begin
    u = URI.parse(s)
    puts [s, u.class, u.scheme, u.userinfo, u.host, u.port, u.path, u.query, u.fragment, u.opaque, u.to_s].inspect, u.inspect
    puts [u.absolute?, u.hierarchical?, u.hostname, u.default_port].inspect
  rescue => e
    puts "#{s}: #{e.class}: #{e.message}"
  end
end
b = URI('http://a/b/c/d;p?q')
%w[g:h g ./g g/ /g //g ?y g?y #s g#s ;x g;x . ./ .. ../ ../g ../.. ../../g ../../../g /./g g. .g ./../g g;x=1/../y http:g].each { |r| begin; puts "#{r} => #{b + r}"; rescue => e; puts "#{r} #{e.class}"; end }
puts URI.join('http://a/b/', 'c', 'd').to_s, (URI('http://a/b/c') - URI('http://a/b/')).to_s, URI('http://a/b/c').route_to('http://a/b/d/e').to_s
puts URI.encode_www_form([['a', '1 2'], ['b', nil], ['c', %w[x y]], ['é', '&']]), URI.encode_www_form(a: 1, b: [2, 3]), URI.decode_www_form('a=1+2&b&c=%20').inspect, URI.encode_www_form_component('a b&c/é~*-._'), URI.decode_www_form_component('a+b%26'), URI.encode_uri_component('a b') rescue puts $!.class
puts URI.extract('see http://a.b and mailto:x@y.z ok').inspect, URI.regexp.class, ('x http://h/p y' =~ URI.regexp(%w[http])).inspect
u = URI('http://h/p'); u.scheme = 'https'; u.host = 'z'; u.port = 99; u.path = '/q'; u.query = 'a=b'; u.fragment = 'f'; u.user = 'me'; u.password = 's'; puts u, u.request_uri, u.select(:host, :port).inspect, u.component.inspect
begin; u.port = 'x'; rescue => e; puts e.class, e.message; end
begin; u.path = 'no slash here'; rescue => e; puts e.class, e.message; end
begin; URI('http://h/a b'); rescue => e; puts e.class, e.message; end
begin; URI.parse('http://h:xx'); rescue => e; puts e.class, e.message; end
p URI('HTTP://Example.COM/%7Efoo').normalize.to_s, URI('http://a') == URI('http://A'), URI('http://a/').eql?(URI('http://a/')), URI('http://a').hash == URI('http://a').hash
p URI::HTTP.build(host: 'h', path: '/p', query: 'q=1'), URI::HTTPS.build(host: 'h', port: 8443), URI::Generic.build(scheme: 'x', host: 'h'), URI::HTTP.build(host: 'h').request_uri
begin; URI::HTTP.build(host: 'h', path: 'nope'); rescue => e; puts e.class, e.message; end
p URI.split('http://u@h:1/p?q#f'), URI.scheme_list.keys.sort, URI::DEFAULT_PARSER.class, URI::Parser.new.escape('a b'), URI::DEFAULT_PARSER.unescape('a%20b'), URI::DEFAULT_PARSER.make_regexp.class
p URI('http://h').merge('x').to_s, URI('mailto:a@b').to, URI('mailto:a@b?cc=c@d').headers, URI::MailTo.build(['a@b', 'subject=x']).to_s, URI('http://h/?a=1').query
p URI('http://proxy').find_proxy({}), URI('http://h/x').find_proxy({ 'http_proxy' => 'http://p:3128' }).to_s, URI('http://h/x').find_proxy({ 'http_proxy' => 'http://p:3128', 'no_proxy' => 'h' })
p URI('http://h/a/../b').path, URI('http://h//a').path, URI('http://h').path, URI('http://h?').query, URI('http://h#').fragment, URI('http://h:').port
