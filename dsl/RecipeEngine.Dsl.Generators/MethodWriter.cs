using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace RecipeEngine.Dsl.Generators;

/// <summary>Writes the adapter from Ruby's calling convention to one C# method's signature.</summary>
static class MethodWriter
{
    public static string Body(IMethodSymbol method, string full, bool keepsKeywords)
    {
        var call = new List<string>();
        var required = 0;
        var optional = 0;
        var rest = false;
        var keywords = new List<string>();
        var allKeywords = false;
        foreach (var p in method.Parameters)
        {
            if (IsContext(p) || IsSelf(p) || IsBlock(p))
            {
                continue;
            }
            if (Has(p, "KeywordAttribute"))
            {
                keywords.Add(KeywordName(p));
            }
            else if (Has(p, "KeywordsAttribute"))
            {
                allKeywords = true;
            }
            else if (p.IsParams)
            {
                rest = true;
            }
            else if (p.HasExplicitDefaultValue || Has(p, "OptionalAttribute"))
            {
                optional++;
            }
            else
            {
                required++;
            }
        }
        var takesKeywords = allKeywords || keywords.Count > 0;
        var isFixed = optional == 0 && !rest && !takesKeywords && !keepsKeywords && required <= 3;
        var isSome = !isFixed && !rest && !takesKeywords && !keepsKeywords && required + optional <= 3;
        var count = isSome ? "given" : "args.Length";
        var position = 0;
        var names = new[] { "a", "b", "c" };
        foreach (var p in method.Parameters)
        {
            if (IsContext(p))
            {
                call.Add("ctx");
            }
            else if (IsSelf(p))
            {
                call.Add(Self(p.Type));
            }
            else if (IsBlock(p))
            {
                call.Add(p.NullableAnnotation == NullableAnnotation.Annotated ? "block" : "Context.NeedBlock(block)");
            }
            else if (Has(p, "KeywordAttribute"))
            {
                call.Add(Keyword(p));
            }
            else if (Has(p, "KeywordsAttribute"))
            {
                call.Add("keywords");
            }
            else if (p.IsParams)
            {
                call.Add(position == 0 ? "args" : $"args.Length > {position} ? args[{position}..] : []");
            }
            else
            {
                var source = isFixed || isSome ? names[position] : $"args[{position}]";
                var value = Converted(p.Type, source);
                if (Has(p, "OptionalAttribute"))
                {
                    value = $"{count} > {position} ? {value} : Undefined.Value";
                }
                else if (p.HasExplicitDefaultValue)
                {
                    value = $"{count} > {position} ? {value} : {Default(p)}";
                }
                call.Add(value);
                position++;
            }
        }
        if (method.ReturnType.SpecialType == SpecialType.System_Double && method.Parameters.Length == 1 && method.Parameters[0] is { Type.SpecialType: SpecialType.System_Double, Name: not "self", HasExplicitDefaultValue: false })
        {
            return $"new FloatFunction({full}.{method.Name})";
        }
        var invocation = full + "." + method.Name + "(" + string.Join(", ", call) + ")";
        if (isFixed)
        {
            var parameters = string.Concat(names.Take(required).Select(n => n + ", "));
            return $"BuiltinBody.Of(static (ctx, self, {parameters}block) => {Statement(method.ReturnType, invocation, "")})";
        }
        if (isSome)
        {
            return $"BuiltinBody.Of({required}, {required + optional}, static (ctx, self, a, b, c, given, block) => {Statement(method.ReturnType, invocation, "")})";
        }
        var maximum = rest ? -1 : required + optional;
        var prologue = new StringBuilder();
        if (takesKeywords)
        {
            prologue.Append("var keywords = Coerce.TakeKeywords(ref args); ");
            if (required > 0 || !rest)
            {
                prologue.Append($"if (args.Length < {required}{(rest ? "" : $" || args.Length > {maximum}")}) {{ throw RubyError.WrongArguments(args.Length, {required}, {maximum}); }} ");
            }
            if (!allKeywords)
            {
                prologue.Append($"Coerce.OnlyKeywords(ctx, keywords, {string.Join(", ", keywords.Select(Text.Literal))}); ");
            }
        }
        var keeps = takesKeywords || keepsKeywords ? ", keepsKeywords: true" : "";
        return $"BuiltinBody.Of({required}, {maximum}, static (ctx, self, args, block) => {Statement(method.ReturnType, invocation, prologue.ToString())}{keeps})";
    }

    static string Statement(ITypeSymbol returns, string invocation, string prologue)
    {
        if (returns.SpecialType == SpecialType.System_Void)
        {
            return "{ " + prologue + invocation + "; return null; }";
        }
        return prologue.Length == 0 ? Boxed(returns, invocation) : "{ " + prologue + "return " + Boxed(returns, invocation) + "; }";
    }

    /// <summary>A .NET value as a Ruby value.</summary>
    public static string Boxed(ITypeSymbol type, string expression)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return $"({expression}) is {{ }} value ? {Boxed(nullable.TypeArguments[0], "value")} : null";
        }
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean: return $"Box.Bool({expression})";
            case SpecialType.System_Int32:
            case SpecialType.System_Int64: return $"Box.Int({expression})";
            case SpecialType.System_Double: return $"Box.Double({expression})";
            case SpecialType.System_String:
                return type.NullableAnnotation == NullableAnnotation.Annotated ? $"({expression}) is {{ }} value ? Box.Str(value) : null" : $"Box.Str({expression})";
        }
        if (type.Name == "BigInteger")
        {
            return $"Box.Int({expression})";
        }
        return type is IArrayTypeSymbol ? $"new RArray({expression})" : expression;
    }

    static string Converted(ITypeSymbol type, string source)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            var inner = nullable.TypeArguments[0];
            return $"({source} is null ? default({inner.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}?) : {Converted(inner, source)})";
        }
        if (type.SpecialType != SpecialType.System_Object && type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated)
        {
            return $"({source} is null ? null : {ConvertedReference(type, source)})";
        }
        return ConvertedReference(type, source);
    }

    static string ConvertedReference(ITypeSymbol type, string source)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Object: return source;
            case SpecialType.System_Boolean: return $"Context.Truthy({source})";
            case SpecialType.System_Int32: return $"Coerce.ToInt(ctx, {source})";
            case SpecialType.System_Int64: return $"Coerce.ToLong(ctx, {source})";
            case SpecialType.System_Double: return $"Coerce.ToDouble(ctx, {source})";
            case SpecialType.System_String: return $"Coerce.ToText(ctx, {source})";
        }
        switch (type.Name)
        {
            case "RString": return $"Coerce.ToStr(ctx, {source})";
            case "RArray": return $"Coerce.ToAry(ctx, {source})";
            case "RHash": return $"Coerce.ToHash(ctx, {source})";
            case "RSymbol": return $"Coerce.ToSymbol(ctx, {source})";
            case "RModule": return $"Coerce.ToModule(ctx, {source})";
            case "BigInteger": return $"Coerce.ToBigInteger(ctx, {source})";
        }
        var name = type.Name.Length > 1 && type.Name[0] == 'R' && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;
        return $"Coerce.Expect<{type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>(ctx, {source}, {Text.Literal(name)})";
    }

    static string Self(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Object)
        {
            return "self";
        }
        // The usual case without a call: what stands in the generic method needs a look at its type argument.
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return type.SpecialType == SpecialType.System_Int64 ? $"(Sealed.Int(self, out var own) ? own : Coerce.Self<long>(ctx, self))"
            : type.SpecialType == SpecialType.System_Double ? $"(Sealed.Float(self, out var own) ? own : Coerce.Self<double>(ctx, self))"
            : type.IsReferenceType ? $"({(type.IsSealed ? $"Sealed.As<{name}>(self)" : $"self as {name}")} ?? Coerce.Self<{name}>(ctx, self))" : $"Coerce.Self<{name}>(ctx, self)";
    }

    static string Keyword(IParameterSymbol p)
    {
        var name = Text.Literal(KeywordName(p));
        var present = $"keywords is not null && keywords.TryGet(ctx, RSymbol.Of({name}), out var @kw_{p.Name})";
        var value = Converted(p.Type, $"@kw_{p.Name}");
        var missing = Has(p, "OptionalAttribute") ? "Undefined.Value"
            : p.HasExplicitDefaultValue ? Default(p)
            : $"throw RubyError.Argument({Text.Literal("missing keyword: :" + KeywordName(p))})";
        return $"{present} ? {value} : {missing}";
    }

    static string KeywordName(IParameterSymbol p)
    {
        var a = p.GetAttributes().First(x => x.AttributeClass?.Name == "KeywordAttribute");
        return a.NamedArguments.FirstOrDefault(n => n.Key == "Name").Value.Value as string ?? p.Name;
    }

    static string Default(IParameterSymbol p)
    {
        var value = p.ExplicitDefaultValue;
        switch (value)
        {
            case null: return $"default({p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})";
            case string s: return Text.Literal(s);
            case bool b: return b ? "true" : "false";
            case double d: return d.ToString("R", CultureInfo.InvariantCulture) + "d";
            case long l: return l == long.MinValue ? "long.MinValue" : l.ToString(CultureInfo.InvariantCulture) + "L";
            default: return System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
    }

    static bool Has(IParameterSymbol p, string attribute) => p.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);
    static bool IsContext(IParameterSymbol p) => p.Type.Name == "Context" && p.Ordinal == 0;
    static bool IsSelf(IParameterSymbol p) => p.Name == "self" && p.Ordinal <= 1;
    static bool IsBlock(IParameterSymbol p) => p.Type.Name == "RProc" && p.Name == "block";
}
