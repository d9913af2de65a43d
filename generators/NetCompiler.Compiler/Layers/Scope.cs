using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Layers;

/// <summary>The names of one list of layers: of the network, or of one repetition of one use of a block.</summary>
internal sealed class Scope
{
    private readonly IReadOnlyDictionary<string, BlockArgument> _arguments;
    private readonly Dictionary<string, int> _ordinals = [];

    /// <summary>The scope of the network's own list.</summary>
    public Scope()
    {
        _arguments = new Dictionary<string, BlockArgument>();
    }

    /// <summary>The scope of a block.</summary>
    public Scope(string name, Place use, int repetition, IReadOnlyDictionary<string, BlockArgument> arguments)
    {
        (Prefix, Use, Repetition, _arguments) = (name + ".", use, repetition, arguments);
    }

    /// <summary>What full names begin with: empty, or the block's name and a dot.</summary>
    public string Prefix { get; } = "";

    /// <summary>Where the block is used, or null for the network's own list.</summary>
    public Place? Use { get; }

    /// <summary>The 0-based repetition, which <c>{i}</c> stands for; null for the network's own list.</summary>
    public int? Repetition { get; }

    /// <summary>The named values, and the kinds of the layers that named them.</summary>
    public Dictionary<string, (Cursor Cursor, string Kind)> Taps { get; } = [];

    /// <summary>Where an entry of the list stands.</summary>
    public Place PlaceOf(LayerDeclaration declaration) => Use?.Inside(declaration.Index) ?? new(declaration.Index, default);

    /// <summary>The ordinal of the next layer of a kind; one with a name counts too, so that naming a layer renames no other.</summary>
    public int NextOrdinal(string kind) => _ordinals.TryGetValue(kind, out int next) ? next : 0;

    /// <summary>Counts a layer.</summary>
    public void Count(string kind) => _ordinals[kind] = NextOrdinal(kind) + 1;

    /// <summary>The argument that a parameter of the block stands for, or null if it has no such parameter.</summary>
    public BlockArgument? Argument(string name) => _arguments.TryGetValue(name, out BlockArgument? argument) ? argument : null;

    /// <summary>
    /// Follows a name that is a text parameter of the block to the place where its value was written; other names mean themselves here.
    /// </summary>
    public (Scope Scope, string Name) Resolve(string name)
    {
        Scope scope = this;
        while (scope.Argument(name) is { Value: { Kind: ArgumentKind.Text, Text: string bound }, Caller: Scope caller })
        {
            (scope, name) = (caller, bound);
        }

        return (scope, name);
    }

    /// <summary>An argument's value as an integer: itself, or that of the expression.</summary>
    public ExpressionResult Evaluate(ArgumentValue value) => value.Kind switch
    {
        ArgumentKind.Integer => new((int)value.Number),
        ArgumentKind.Text => ExpressionParser.Evaluate(value.Text!, Lookup),
        _ => ExpressionResult.Failed($"{value} is no integer"),
    };

    /// <summary>The value of a name in an expression: that of the block's parameter.</summary>
    public ExpressionResult Lookup(string name)
    {
        if (Argument(name) is not BlockArgument argument)
        {
            string known = Use is null ? "names are the parameters of a block, and no block surrounds it"
                : _arguments.Count == 0 ? "the block has no parameters"
                : "the block's parameters are " + string.Join(", ", _arguments.Keys.OrderBy(key => key, System.StringComparer.Ordinal));
            return ExpressionResult.Failed($"'{name}' is unknown ({known})");
        }

        ExpressionResult result = argument.Integer(name);
        return result.IsError && !result.IsReported ? ExpressionResult.Failed($"'{name}' is {argument.Value}, no integer") : result;
    }
}
