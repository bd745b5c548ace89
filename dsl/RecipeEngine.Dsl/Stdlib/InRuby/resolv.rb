require 'socket'
require 'timeout'
require 'securerandom'
require 'resolv/dns'
require 'resolv/hosts'

# Names of hosts and their addresses: the file of hosts first, then the name servers.
class Resolv
  class ResolvError < StandardError; end
  class ResolvTimeout < Timeout::Error; end

  class << self
    %i[getaddress getaddresses getname getnames].each { |name| define_method(name) { |given| Resolv::DefaultResolver.public_send(name, given) } }

    def each_address(name, &block) = DefaultResolver.each_address(name, &block)

    def each_name(address, &block) = DefaultResolver.each_name(address, &block)
  end

  def initialize(resolvers = [Hosts.new, DNS.new])
    @resolvers = resolvers
  end

  def getaddress(name) = first_of(:each_address, name) { raise ResolvError, "no address for #{name}" }

  def getaddresses(name) = all_of(:each_address, name)

  def getname(address) = first_of(:each_name, address) { raise ResolvError, "no name for #{address}" }

  def getnames(address) = all_of(:each_name, address)

  def each_address(name)
    return yield(name) if AddressRegex.match?(name)
    @resolvers.each do |resolver|
      found = false
      resolver.each_address(name) do |address|
        yield address.to_s
        found = true
      end
      return if found
    end
  end

  def each_name(address)
    @resolvers.each do |resolver|
      found = false
      resolver.each_name(address) do |name|
        yield name.to_s
        found = true
      end
      return if found
    end
  end

  private

  def first_of(way, given)
    public_send(way, given) { |found| return found }
    yield
  end

  def all_of(way, given)
    list = []
    public_send(way, given) { |found| list << found }
    list
  end

  public

  DefaultResolver = new
  AddressRegex = /(?:#{IPv4::Regex})|(?:#{IPv6::Regex})/
end
