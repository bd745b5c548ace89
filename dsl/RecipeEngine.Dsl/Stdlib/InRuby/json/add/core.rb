require 'json'
require 'date'

# Core objects as JSON that makes them again.
class Symbol
  def as_json(*) = { JSON.create_id => self.class.name, 's' => to_s }
  def to_json(*args) = as_json.to_json(*args)
  def self.json_create(object) = object['s'].to_sym
end

class Range
  def as_json(*) = { JSON.create_id => self.class.name, 'a' => [first, last, exclude_end?] }
  def to_json(*args) = as_json.to_json(*args)
  def self.json_create(object) = new(*object['a'])
end

class Regexp
  def as_json(*) = { JSON.create_id => self.class.name, 'o' => options, 's' => source }
  def to_json(*args) = as_json.to_json(*args)
  def self.json_create(object) = new(object['s'], object['o'])
end

class Exception
  def as_json(*) = { JSON.create_id => self.class.name, 'm' => message, 'b' => backtrace }
  def to_json(*args) = as_json.to_json(*args)

  def self.json_create(object)
    made = new(object['m'])
    made.set_backtrace(object['b'])
    made
  end
end

class Struct
  def as_json(*)
    name = self.class.name
    raise JSON::JSONError, 'Only named structs are supported!' if name.nil? || name.empty?
    { JSON.create_id => name, 'v' => values }
  end
  def to_json(*args) = as_json.to_json(*args)
  def self.json_create(object) = new(*object['v'])
end

class Time
  def as_json(*) = { JSON.create_id => self.class.name, 's' => tv_sec, 'n' => tv_nsec }
  def to_json(*args) = as_json.to_json(*args)

  def self.json_create(object)
    if (micro = object.delete('u'))
      object['n'] = micro * 1000
    end
    at(object['s'], Rational(object['n'], 1000))
  end
end

class Date
  def as_json(*) = { JSON.create_id => self.class.name, 'y' => year, 'm' => month, 'd' => day, 'sg' => start }
  def to_json(*args) = as_json.to_json(*args)
  def self.json_create(object) = civil(*object.values_at('y', 'm', 'd', 'sg'))
end

class DateTime
  def as_json(*)
    { JSON.create_id => self.class.name, 'y' => year, 'm' => month, 'd' => day, 'H' => hour, 'M' => minute, 'S' => sec, 'of' => offset.to_s, 'sg' => start }
  end

  def self.json_create(object)
    args = object.values_at('y', 'm', 'd', 'H', 'M', 'S')
    top, bottom = object['of'].split('/')
    args << (bottom.nil? || bottom == '0' ? 0 : Rational(*[top, bottom].map(&:to_i)))
    civil(*args, object['sg'])
  end
end
