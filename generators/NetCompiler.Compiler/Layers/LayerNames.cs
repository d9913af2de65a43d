using System.Globalization;
using System.Linq;
using System.Text;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <summary>
/// Names layers: by their <c>Name</c>, else by kind and 0-based ordinal among the layers of the kind in the same list, after the name of the block
/// around them. A name may hold expressions over the parameters of the block and the repetition <c>i</c>: <c>layer{i + 1}</c>.
/// </summary>
internal static class LayerNames
{
    /// <summary>The argument that holds the name.</summary>
    public const string Argument = "Name";

    private const string Repetition = "i";

    /// <summary>The full name of the next layer or block; counts it, and reports a name that is impossible or taken.</summary>
    /// <param name="state">The lowering.</param>
    /// <param name="scope">The list that the layer stands in.</param>
    /// <param name="declaration">The layer.</param>
    /// <param name="repetition">For a block with <c>Repeat</c>, which repetition it is; else null.</param>
    /// <param name="isNumbered">Whether the repetition must be in the name, so that names differ.</param>
    public static string Next(LoweringState state, Scope scope, LayerDeclaration declaration, int? repetition = null, bool isNumbered = false)
    {
        string ordinal = Ordinal(scope, declaration);
        scope.Count(declaration.Kind);
        string? local = Written(state, scope, declaration, repetition ?? scope.Repetition, isNumbered);
        string name = scope.Prefix + (local ?? ordinal);
        if (state.Names.Add(name, declaration.Kind, out string shown) is not string other)
        {
            return name;
        }

        // Under one name, two layers would share their weights, which would be reported next.
        state.Report(ProblemSet.DuplicateName, scope.PlaceOf(declaration), shown, other, declaration.Kind);
        return $"{name}_{state.LayerCount.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>How messages name a block before its repetitions are known.</summary>
    public static string OfUse(Scope scope, LayerDeclaration declaration) =>
        scope.Prefix + (declaration[Argument] is { Kind: ArgumentKind.Text, Text: string name } ? name : Ordinal(scope, declaration));

    /// <summary>Whether a name can be part of names in files and of generated members.</summary>
    public static bool IsPossible(string name) =>
        name.Length > 0
        && IsLetter(name[0])
        && name.Split('.').All(part => part.Length > 0 && part.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_'));

    private static string Ordinal(Scope scope, LayerDeclaration declaration) =>
        declaration.Kind.ToLowerInvariant() + scope.NextOrdinal(declaration.Kind).ToString(CultureInfo.InvariantCulture);

    private static string? Written(LoweringState state, Scope scope, LayerDeclaration declaration, int? repetition, bool isNumbered)
    {
        if (declaration[Argument] is not { Kind: ArgumentKind.Text, Text: string written })
        {
            return null;
        }

        string? name = Filled(scope, written, repetition, out bool hasRepetition);
        if (name is not null && isNumbered && !hasRepetition)
        {
            // As PyTorch numbers the layers of a Sequential.
            name += "." + repetition!.Value.ToString(CultureInfo.InvariantCulture);
        }

        // Inside a block, a number may be a name: layer1.0.
        if (name?.Length > 0 && IsPossible(scope.Prefix + name))
        {
            return name;
        }

        state.Report(ProblemSet.BadName, scope.PlaceOf(declaration), declaration.Kind, Argument, written);
        return null;
    }

    /// <summary>The name with the values of its expressions, <c>layer{i + 1}</c>; null if one has none.</summary>
    private static string? Filled(Scope scope, string written, int? repetition, out bool hasRepetition)
    {
        StringBuilder name = new();
        bool asked = false;
        int position = 0;
        for (int open; (open = written.IndexOf('{', position)) >= 0;)
        {
            int close = written.IndexOf('}', open);
            ExpressionResult value = close < 0 ? ExpressionResult.Failed("a '}' is missing")
                : ExpressionParser.Evaluate(written.Substring(open + 1, close - open - 1), Value);
            if (value.IsError)
            {
                hasRepetition = asked;
                return null;
            }

            name.Append(written, position, open - position).Append(value.Value.ToString(CultureInfo.InvariantCulture));
            position = close + 1;
        }

        hasRepetition = asked;
        return name.Append(written, position, written.Length - position).ToString();

        ExpressionResult Value(string variable)
        {
            bool isRepetition = variable == Repetition && repetition is not null;
            asked |= isRepetition;
            return isRepetition ? new(repetition!.Value) : scope.Lookup(variable);
        }
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
