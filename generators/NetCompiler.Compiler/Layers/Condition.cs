using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <summary>Whether a layer of a block is there, which a parameter of the block says.</summary>
internal static class Condition
{
    /// <summary>The argument that names the parameter.</summary>
    public const string Argument = "If";

    /// <summary>Whether a layer is there; reports a condition that is no parameter which is true or false.</summary>
    public static bool Holds(LoweringState state, Scope scope, LayerDeclaration declaration)
    {
        if (declaration[Argument] is not ArgumentValue written)
        {
            return true;
        }

        bool isOpposite = written.Kind == ArgumentKind.Text && written.Text![0] == '!';
        ArgumentValue? value = isOpposite ? ArgumentValue.Of(written.Text!.Substring(1)) : written;
        Scope place = scope;
        while (value is { Kind: ArgumentKind.Text } && place.Argument(value.Text!) is BlockArgument argument)
        {
            (place, value) = (argument.Caller, argument.Value);
        }

        if (value.Kind == ArgumentKind.Truth)
        {
            return value.Number != 0 != isOpposite;
        }

        string name = LayerNames.OfUse(scope, declaration);
        string expected = "the name of a parameter of the block that is true or false, perhaps behind '!'";
        state.Report(ProblemSet.ImpossibleArgument, scope.PlaceOf(declaration), declaration.Kind, name, Argument, written.ToString(), expected);

        // Of two opposite ones, one is there.
        return !isOpposite;
    }
}
