# Method calls: recursion, small methods, attribute readers.
class Account
  attr_reader :balance

  def initialize(balance)
    @balance = balance
  end

  def deposit(amount)
    @balance += amount
    self
  end
end

def paths(rows, columns)
  return 1 if rows.zero? || columns.zero?
  paths(rows - 1, columns) + paths(rows, columns - 1)
end

account = Account.new(0)
100_000.times { |i| account.deposit(i).balance }
puts paths(9, 9), account.balance
