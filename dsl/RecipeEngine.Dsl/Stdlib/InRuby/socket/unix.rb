class UNIXSocket
  closing_after_block :open

  def self.pair(type = nil, protocol = 0, &block)
    first, second = allocate, allocate
    first.__send__(:__pair, second, Socket::AF_UNIX, type.nil? ? Socket::SOCK_STREAM : Socket.__send__(:type_number, type), protocol)
    both = [first, second]
    block ? closing_all(both, both, &block) : both
  end

  class << self
    alias socketpair pair
  end

  def initialize(path)
    path = checked(path)
    __create(Socket::AF_UNIX, Socket::SOCK_STREAM, 0)
    begin
      __connect(Socket.pack_sockaddr_un(path), "connect(2) for #{path}")
    rescue SystemCallError
      close
      raise
    end
  end

  def path = Socket.unpack_sockaddr_un(getsockname.ljust(3, "\0"))

  def addr = ['AF_UNIX', path]

  def peeraddr = ['AF_UNIX', Socket.unpack_sockaddr_un(getpeername.ljust(3, "\0"))]

  def recvfrom(length, flags = 0)
    message, address = __receive(length, flags, true)
    [message, ['AF_UNIX', address.empty? ? '' : Socket.unpack_sockaddr_un(address)]]
  end

  def inspect
    return super if closed?
    super.sub(/>\z/, "#{", #{path}" unless path.empty?}>")
  end

  private

  def checked(path)
    path = path.respond_to?(:to_path) ? path.to_path : path
    text = String.try_convert(path) or raise TypeError, "no implicit conversion of #{path.nil? ? 'nil' : path.class} into String"
    raise ArgumentError, 'string contains null byte' if text.include?("\0")
    text
  end
end

class UNIXServer
  closing_after_block :open
  unread_by Errno::EINVAL

  def initialize(path)
    path = checked(path)
    __create(Socket::AF_UNIX, Socket::SOCK_STREAM, 0)
    begin
      __bind(Socket.pack_sockaddr_un(path), "bind(2) for #{path}")
      __listen(Socket::SOMAXCONN)
    rescue SystemCallError
      close
      raise
    end
  end

  def accept = accepted(UNIXSocket, true)

  def accept_nonblock(exception: true) = accepted(UNIXSocket, false) || none_waits(exception)

  def sysaccept = descriptor_of(accept)

  def listen(backlog)
    __listen(backlog)
    0
  end
end
