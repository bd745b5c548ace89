using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>What a method does with its block.</summary>
enum BlockUse : byte
{
    NotLookedUp,
    /// <summary>May keep it.</summary>
    Kept,
    /// <summary>Only calls it, until it returns.</summary>
    Borrowed,
    /// <summary>As <see cref="Borrowed"/>, where the receiver is a collection walked without a call of a program's <c>each</c>.</summary>
    BorrowedFromCollection,
}

/// <summary>The builtins that are known not to keep the block they are given: a literal block and its frame can then be used again.</summary>
static class BorrowedBlocks
{
    /// <summary>The names of a class's; null when it has none.</summary>
    static string? Known(string owner) => owner switch
    {
        "Integer" => "times upto downto",
        "Array" => "each each_index reverse_each map collect map! collect! select filter reject select! filter! keep_if reject! delete_if "
            + "index find_index rindex sort sort! sort_by! min max sum count any? all? none? one? take_while drop_while uniq uniq! fetch delete fill zip",
        "Hash" => "each each_pair each_key each_value select filter reject select! filter! keep_if reject! delete_if any? all? none? map count find fetch delete "
            + "merge merge! update transform_values transform_values! transform_keys transform_keys! to_h filter_map sum min_by sort_by group_by partition",
        "Range" => "each reverse_each sum count",
        "String" => "each_char each_line each_byte gsub gsub! sub sub! scan",
        "Kernel" => "loop catch tap then yield_self",
        "BasicObject" => "instance_eval instance_exec",
        "Module" => "class_eval module_eval class_exec module_exec",
        "Enumerable" => "map collect flat_map collect_concat filter_map select filter find_all reject partition group_by each_with_index each_with_object inject reduce "
            + "find detect find_index each_slice each_cons min_by max_by sort_by sum count any? all? none? one? take_while drop_while each_entry to_h uniq",
        _ => null,
    };

    public static bool Borrows(Interpreter interpreter, MethodEntry entry, object? receiver)
    {
        if (entry.BlockUse == BlockUse.NotLookedUp)
        {
            entry.BlockUse = LookUp(entry);
        }
        return entry.BlockUse == BlockUse.Borrowed
            || (entry.BlockUse == BlockUse.BorrowedFromCollection && (Sealed.Is<RArray>(receiver) || Sealed.Is<RHash>(receiver) || Sealed.Is<RRange>(receiver)) && Unsafe.As<RObject>(receiver).klass is null && !interpreter.Redefinitions.Any);
    }

    static BlockUse LookUp(MethodEntry entry)
    {
        var definition = entry.Definition;
        return entry.Body is not BuiltinBody || definition.Owner.Name is not { } owner || Known(owner) is not { } names || !WordList.Has(names, definition.Name.Name) ? BlockUse.Kept
            : owner == "Enumerable" ? BlockUse.BorrowedFromCollection : BlockUse.Borrowed;
    }
}
