class Resolv
  # Addresses of the file /etc/hosts.
  class Hosts
    DefaultFileName = '/etc/hosts'

    def initialize(filename = DefaultFileName)
      @filename = filename
      @names = nil
    end

    def getaddress(name)
      each_address(name) { |address| return address }
      raise ResolvError, "#{@filename} has no name: #{name}"
    end

    def getaddresses(name) = [].tap { |list| each_address(name) { |address| list << address } }

    def each_address(name, &block)
      read
      @addresses[name]&.each(&block)
    end

    def getname(address)
      each_name(address) { |name| return name }
      raise ResolvError, "#{@filename} has no address: #{address}"
    end

    def getnames(address) = [].tap { |list| each_name(address) { |name| list << name } }

    def each_name(address, &block)
      read
      @names[address.to_s]&.each(&block)
    end

    def lazy_initialize
      read
      self
    end

    private

    def read
      return if @names
      @names, @addresses = {}, {}
      return unless File.file?(@filename)
      File.foreach(@filename) do |line|
        address, *names = line.sub(/#.*/, '').split
        next if names.empty?
        (@names[address] ||= []).concat(names)
        names.each { |name| (@addresses[name] ||= []) << address }
      end
    end
  end
end
