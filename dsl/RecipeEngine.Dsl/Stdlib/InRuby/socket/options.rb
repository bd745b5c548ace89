class Socket
  # One option of a socket: where it belongs, which it is, its bytes.
  class Option
    attr_reader :family, :level, :optname, :data
    alias to_s data

    def self.int(family, level, optname, value) = new(family, level, optname, [value].pack('i'))

    def self.bool(family, level, optname, value) = new(family, level, optname, [value ? 1 : 0].pack('i'))

    def self.linger(on, seconds) = new(:UNSPEC, :SOCKET, :LINGER, [on && on != 0 ? 1 : 0, seconds].pack('ii'))

    def initialize(family, level, optname, data)
      @family = Socket.send(:family_number, family)
      @level = Socket.send(:level_number, level)
      @optname = Socket.send(:option_number, @level, optname)
      @data = data
    end

    def int = unpack_exactly('i', 4)

    def bool
      raise TypeError, "size differ.  expected as sizeof(int)=4 but #{@data.bytesize}" unless [1, 4].include?(@data.bytesize)
      @data.bytesize == 1 ? @data != "\0" : @data.unpack1('i') != 0
    end

    def linger
      raise TypeError, 'linger socket option expected' unless @level == SOL_SOCKET && @optname == SO_LINGER
      raise TypeError, "size differ.  expected as sizeof(struct linger)=8 but #{@data.bytesize}" unless @data.bytesize == 8
      on, seconds = @data.unpack('ii')
      [on != 0, seconds]
    end

    def unpack(template) = @data.unpack(template)

    def inspect
      words = [Socket.send(:name_of_number, @family, 'AF_')&.delete_prefix('AF_') || "family:#{@family}"]
      words << (Socket.send(:name_of_number, @level, 'SOL_')&.delete_prefix('SOL_') || Socket.send(:name_of_number, @level, 'IPPROTO_')&.delete_prefix('IPPROTO_') || "level:#{@level}")
      prefix = { 1 => 'SO_', 0 => 'IP_', 6 => 'TCP_', 41 => 'IPV6_' }[@level]
      words << (prefix && Socket.send(:name_of_number, @optname, prefix)&.delete_prefix(prefix) || "optname:#{@optname}")
      words << (@level == SOL_SOCKET && @optname == SO_LINGER && @data.bytesize == 8 ? "#{linger[0] ? 'on' : 'off'} #{linger[1]}sec" : @data.bytesize == 4 ? int.to_s : @data.inspect)
      "#<Socket::Option: #{words.join(' ')}>"
    end

    private

    def unpack_exactly(template, size)
      raise TypeError, "size differ.  expected as sizeof(int)=#{size} but #{@data.bytesize}" unless @data.bytesize == size
      @data.unpack1(template)
    end
  end
end
