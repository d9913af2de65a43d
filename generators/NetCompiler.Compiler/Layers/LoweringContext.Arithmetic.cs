using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <content>Formulas, element by element and with <see cref="Broadcasting"/>.</content>
public sealed partial class LoweringContext
{
    /// <summary>A number.</summary>
    public Node Constant(float value) => Builder.Add(new Constant(value));

    /// <summary>An operator of one operand.</summary>
    public Node Apply(Operator @operator, Node x) => Builder.Add(@operator, x);

    /// <summary>a + b.</summary>
    public Node Plus(Node a, Node b) => Builder.Add(new Add(), a, b);

    /// <summary>a + b.</summary>
    public Node Plus(Node a, float b) => Plus(a, Constant(b));

    /// <summary>a - b.</summary>
    public Node Minus(Node a, Node b) => Builder.Add(new Subtract(), a, b);

    /// <summary>a b.</summary>
    public Node Times(Node a, Node b) => Builder.Add(new Multiply(), a, b);

    /// <summary>a b; a itself if b is 1.</summary>
    public Node Times(Node a, float b) => b == 1 ? a : Times(a, Constant(b));

    /// <summary>a / b.</summary>
    public Node Over(Node a, Node b) => Builder.Add(new Divide(), a, b);

    /// <summary>x &lt;= threshold ? below : above.</summary>
    public Node Where(Node x, float threshold, Node above, Node below) => Builder.Add(new Where(threshold), x, above, below);
}
