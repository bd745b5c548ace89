class BasicSocket
  @do_not_reverse_lookup = true

  class << self
    def do_not_reverse_lookup = BasicSocket.instance_variable_get(:@do_not_reverse_lookup)

    def do_not_reverse_lookup=(flag)
      BasicSocket.instance_variable_set(:@do_not_reverse_lookup, flag ? true : false)
    end

    # A socket for a descriptor that is open already; it closes it.
    def for_fd(descriptor)
      made = allocate
      made.__send__(:__adopt, descriptor)
      made
    end

    private

    # As open of all sockets: the block's value, the socket closed after it.
    def given_to(made, &block)
      block ? closing_all([made], made, &block) : made
    end

    # The block's value of what it is given; the sockets are closed after it.
    def closing_all(sockets, *given)
      yield(*given)
    ensure
      sockets.each { |socket| socket.close unless socket.closed? }
    end

    # What only takes connections: reading of it is the given error.
    def unread_by(error)
      %i[gets read getc getbyte readpartial readline each_line readlines sysread].each do |name|
        define_method(name) { |*, **| raise error }
      end
    end

    # What closes when its block is done.
    def closing_after_block(*names)
      names.each do |name|
        define_singleton_method(name) { |*arguments, **options, &block| given_to(new(*arguments, **options), &block) }
      end
    end
  end

  def do_not_reverse_lookup = @do_not_reverse_lookup.nil? ? BasicSocket.do_not_reverse_lookup : @do_not_reverse_lookup

  def do_not_reverse_lookup=(flag)
    @do_not_reverse_lookup = flag ? true : false
  end

  def send(message, flags, address = nil)
    address = address.to_sockaddr if address.kind_of?(Addrinfo)
    __send(String(message), flags, address&.to_str, true, address ? 'sendto(2)' : 'send(2)')
  end

  def recv(length, flags = 0, buffer = nil)
    into(buffer, __receive(length, flags, true)[0])
  end

  def recv_nonblock(length, flags = 0, buffer = nil, exception: true)
    found = __receive(length, flags, false) or return would_block(exception)
    into(buffer, found[0])
  end

  def sendmsg(message, flags = 0, address = nil, *controls)
    no_controls(controls)
    __send(String(message), flags, address.kind_of?(Addrinfo) ? address.to_sockaddr : address, true, 'sendmsg(2)')
  end

  def sendmsg_nonblock(message, flags = 0, address = nil, *controls, exception: true)
    no_controls(controls)
    __send(String(message), flags, address.kind_of?(Addrinfo) ? address.to_sockaddr : address, false, 'sendmsg(2)') || would_block(exception, writing: true)
  end

  def recvmsg(length = nil, flags = 0, _control_length = nil, scm_rights: false)
    message_with_sender(__receive(length || 65_536, flags, true))
  end

  def recvmsg_nonblock(length = nil, flags = 0, _control_length = nil, exception: true, scm_rights: false)
    found = __receive(length || 65_536, flags, false) or return would_block(exception)
    message_with_sender(found)
  end

  def shutdown(how = Socket::SHUT_RDWR)
    how = Socket.__send__(:number_of, how, %w[SHUT_], 'unknown shutdown argument')
    raise ArgumentError, "`how' should be either :SHUT_RD, :SHUT_WR, :SHUT_RDWR" unless (0..2).cover?(how)
    __shutdown(how)
    0
  end

  def close_read
    return nil if closed? || @read_closed
    @read_closed = true
    @write_closed ? close : __shutdown(Socket::SHUT_RD)
    nil
  end

  def close_write
    return nil if closed? || @write_closed
    @write_closed = true
    @read_closed ? close : __shutdown(Socket::SHUT_WR)
    nil
  end

  %i[read gets getc getbyte readpartial readline each_line readlines read_nonblock].each do |name|
    define_method(name) do |*arguments, **options, &block|
      raise IOError, 'not opened for reading' if @read_closed
      super(*arguments, **options, &block)
    end
  end

  %i[write print puts << syswrite write_nonblock].each do |name|
    define_method(name) do |*arguments, **options|
      raise IOError, 'not opened for writing' if @write_closed
      super(*arguments, **options)
    end
  end

  def local_address = addrinfo_of(getsockname)

  def remote_address = addrinfo_of(getpeername)

  def connect_address
    address = local_address
    return address unless address.ip?
    host, port = address.ip_unpack
    host = '127.0.0.1' if host == '0.0.0.0'
    host = '::1' if host == '::'
    Addrinfo.new(Socket.pack_sockaddr_in(port, host), address.pfamily, address.socktype, address.protocol)
  end

  def getpeereid
    _, user, group = __option(Socket::SOL_SOCKET, Socket::SO_PEERCRED).unpack('iII')
    [user, group]
  end

  def getsockopt(level, name)
    level = Socket.__send__(:level_number, level)
    name = Socket.__send__(:option_number, level, name)
    Socket::Option.new(getsockname.unpack1('S'), level, name, __option(level, name))
  end

  def setsockopt(level, name = nil, value = nil)
    level, name, value = level.level, level.optname, level.data if level.kind_of?(Socket::Option)
    raise ArgumentError, 'wrong number of arguments (given 1, expected 3)' if name.nil?
    level = Socket.__send__(:level_number, level)
    name = Socket.__send__(:option_number, level, name)
    bytes = case value
            when true then [1].pack('i')
            when false then [0].pack('i')
            when Integer then [value].pack('i')
            when Socket::Option then value.data
            else String.try_convert(value) || raise(TypeError, "no implicit conversion of #{value.nil? ? 'nil' : value.class} into String")
            end
    __set_option(level, name, bytes)
    0
  end

  private

  def into(buffer, message) = buffer ? buffer.replace(message) : message

  def would_block(exception, writing: false)
    return writing ? :wait_writable : :wait_readable if exception == false
    raise writing ? IO::EAGAINWaitWritable : IO::EAGAINWaitReadable, "#{writing ? 'sendmsg' : 'recvfrom'}(2) would block"
  end

  # A connection as a socket of the class; nil when none is there and none is waited for.
  def accepted(kind, wait)
    made = kind.allocate
    made if __accept(made, wait)
  end

  def descriptor_of(socket)
    socket.autoclose = false
    socket.fileno
  end

  def none_waits(exception)
    return :wait_readable if exception == false
    raise IO::EAGAINWaitReadable, 'accept(2) would block'
  end

  def no_controls(list)
    raise NotImplementedError, 'control messages for sendmsg are not supported' unless list.empty?
  end

  def socket_type = @socket_type ||= __option(Socket::SOL_SOCKET, Socket::SO_TYPE).unpack1('i')

  def addrinfo_of(address)
    type = socket_type
    Addrinfo.new(address, nil, type, address.unpack1('S') == Socket::AF_UNIX ? 0 : { 1 => 6, 2 => 17 }[type] || 0)
  end

  def message_with_sender(found)
    message, address = found
    [message, address.empty? ? remote_address : addrinfo_of(address), 0]
  end

  # ["AF_INET", port, name, address]
  def described(address, reverse = nil)
    port, text = Socket.unpack_sockaddr_in(address)
    named = reverse.nil? ? !do_not_reverse_lookup : Socket.__send__(:reverse?, reverse)
    name = named ? Socket.__send__(:__name_of, Socket.__send__(:address_bytes, text)) || text : text
    [address.unpack1('S') == Socket::AF_INET ? 'AF_INET' : 'AF_INET6', port, name, text]
  end
end

class IPSocket
  def self.getaddress(host)
    found = Socket.__send__(:__resolve, host.to_str)[0] or raise SocketError, 'getaddrinfo: Name or service not known'
    Socket.__send__(:__address_text, found)
  end

  def addr(reverse = nil) = described(getsockname, reverse)

  def peeraddr(reverse = nil) = described(getpeername, reverse)

  def recvfrom(length, flags = 0)
    message, address = __receive(length, flags, true)
    [message, address.empty? ? (socket_type == 1 ? nil : peeraddr) : described(address)]
  end

  def inspect
    return super if closed?
    super.sub(/>\z/, ", #{addr[0]}, #{addr[3]}, #{addr[1]}>")
  rescue SystemCallError
    super
  end
end
