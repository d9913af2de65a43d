using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints the steps of a recurrence for a single sequence. Units go through a step in blocks: the products of all gates of a block, and what is made
/// of them, stay in registers until the states are written. Bits are those of the library's loops.
/// </summary>
public sealed class StraightSteps
{
    // Vectors of sums of a product: enough that no addition waits for another, and few enough that all are registers.
    private const int MostSums = 12;

    // Steps of the depth in each turn of a loop.
    private const int Unrolled = 4;

    private readonly Section _body;
    private readonly VectorText _vector;
    private readonly SourceWriter _writer = new();
    private readonly Kernel _kernel;
    private readonly Dictionary<Node, Product> _products = [];
    private readonly Dictionary<(Node Node, int Start), string[]> _values = [];

    // The features of products at which gates begin.
    private readonly HashSet<(Node Product, int Start)> _gates = [];

    // Vectors of a block; none where products are not computed in blocks.
    private readonly int _blocked;
    private readonly int _lanes;

    // Vectors that are computed together, and how the first lane of them is said in C#: empty where they are all.
    private int _vectors;
    private string _first = "";

    private StraightSteps(Section body, KernelSet kernels, VectorText vector, Kernel? before)
    {
        _body = body;
        _vector = vector;
        _kernel = new Kernel(body, body.Groups[0], _writer, kernels, arguments: null);
        if (before is not null)
        {
            Node leaf = body.Assigned.Graph.Nodes.Single(node => node.Operator is StepInput { Index: 0 });
            Node x = before.Node.Inputs[0];
            _products.Add(leaf, new(before, "0", $"Unsafe.Add(ref {before.At(x)}, step * {before.Strided(x).PixelStride})"));
        }

        foreach (Group group in body.Groups.Where(group => group.Main.Operator is Linear && body.LayoutOf(group.Main.Inputs[1]) is PanelLayout))
        {
            Kernel kernel = new(body, group, _writer, kernels, arguments: null);
            _products.Add(group.Value, new(kernel, _products.Count == 0 ? "" : $"{_products.Count}", kernel.At(kernel.Node.Inputs[0])));
        }

        foreach (Node result in Results)
        {
            Collect(result, 0);
        }

        _lanes = Packing.RoundUp(Results.First().Shape.Channels, Packing.Lanes);
        _blocked = Enumerable.Range(1, _lanes / vector.Lanes).LastOrDefault(CanBlock);
    }

    private IEnumerable<Node> Results => _body.Assigned.Graph.Outputs.Select(output => output.Node).Distinct();

    /// <summary>The steps for both widths of vectors, or null where the body has what cannot be printed so.</summary>
    /// <param name="loop">The head of the loop over steps.</param>
    /// <param name="before">What prints the product that is the only sequence of the body, if it can be computed step by step.</param>
    /// <param name="hasBefore">Whether the steps compute that product, too.</param>
    public static string? Print(Section body, KernelSet kernels, string loop, Kernel? before, out bool hasBefore)
    {
        StraightSteps[] both = Both(before);
        hasBefore = before is not null && both.All(steps => steps._blocked > 0);
        both = hasBefore ? both : Both(null);
        return both[0].IsPrintable() ? StraightEmitter.Both(both[0].Print(loop), both[1].Print(loop)) : null;

        StraightSteps[] Both(Kernel? before) => [new(body, kernels, VectorText.Wide, before), new(body, kernels, VectorText.Narrow, before)];
    }

    private string Print(string loop)
    {
        _writer.Open(loop);
        _vectors = _blocked;
        if (_blocked == 0)
        {
            // Gates begin within vectors, or within panels.
            _vectors = Math.Min(_lanes, 2 * Packing.Lanes) / _vector.Lanes;
            _vectors = _lanes % (_vectors * _vector.Lanes) == 0 ? _vectors : Packing.Lanes / _vector.Lanes;
            foreach (Product product in _products.Values)
            {
                _writer.Write($"// {KernelCall.Formula(product.Kernel.Group)}");
                StraightProduct.Emit(product.Kernel, _vector);
            }
        }

        EmitBlocks();
        _writer.Close();
        return _writer.Lines();
    }

    private bool IsPrintable() => Results.All(IsPrintable)
        && Results.All(result => result.Shape.Channels == Results.First().Shape.Channels)
        && _products.All(product => product.Key.Operator is StepInput || product.Value.Kernel.Node.Inputs[0].Operator is StepInput);

    // Whether a value is made, number by number, of what is in memory and of products.
    private bool IsPrintable(Node node) => node.Operator is Constant
        || _products.ContainsKey(node)
        || (node.Operator is StepInput && IsVector(node) && IsNear(node))
        || (node.Operator is Slice && IsPrintable(node.Inputs[0]))
        || (node.Operator is ElementwiseOperator && !node.Operator.IsRecomputed
            && node.Inputs.All(input => IsPrintable(input) && (input.Operator is StepInput or Constant || !IsSpread(input, node))));

    private bool IsVector(Node node) => _kernel.LayoutOf(node) is StridedLayout layout && StraightEmitter.IsVector(layout);

    private bool IsNear(Node node) => _body.PlacementOf(node).Home is Home.Rows or Home.Parameters or Home.Derived or Home.Input or Home.Output;

    private void Collect(Node node, int start)
    {
        if (_products.ContainsKey(node))
        {
            _gates.Add((node, start));
            return;
        }

        foreach (Node input in node.Inputs)
        {
            Collect(input, StartOf(node, input, start));
        }
    }

    private static int StartOf(Node reader, Node input, int start) =>
        reader.Operator is Slice slice ? start + slice.Start : IsSpread(input, reader) ? 0 : start;

    // Whether an operand is one number.
    private static bool IsSpread(Node input, Node reader) =>
        reader.Operator is ElementwiseOperator && Broadcasting.Relate(input.Type, reader.Type) is BroadcastKind.Scalar;

    // Whether blocks of so many vectors divide the units, fit in registers, and lie alike in the panels of all products.
    private bool CanBlock(int vectors)
    {
        int block = vectors * _vector.Lanes;
        return _lanes % block == 0 && _gates.Count > 0 && _gates.All(gate =>
        {
            int width = _products[gate.Product].Panels.Width;
            return gate.Start % _vector.Lanes == 0
                && _gates.Count(other => other.Product == gate.Product) * vectors <= MostSums
                && (block == _lanes || block % width == 0 || (width % block == 0 && gate.Start % width == 0));
        });
    }

    private void EmitBlocks()
    {
        foreach (Node leaf in _body.Assigned.Graph.Nodes.Where(node => node.Operator is StepInput && IsVector(node) && !_products.ContainsKey(node)))
        {
            _writer.Write($"ref float {NameOf(leaf)} = ref {_kernel.At(leaf)};");
        }

        int block = _vectors * _vector.Lanes;
        if (block < _lanes)
        {
            _first = "first";
            _writer.Open($"for (int first = 0; first < {_lanes}; first += {block})");
        }

        foreach (Node product in _blocked > 0 ? _products.Keys.ToArray() : [])
        {
            EmitProduct(product, _products[product]);
        }

        // The first state is made of the others in most recurrences.
        foreach (Node result in Results.Reverse())
        {
            string[] values = ValueOf(result, 0);
            for (int i = 0; i < _vectors; i++)
            {
                _writer.Write($"{values[i]}.StoreUnsafe(ref {_kernel.At(result)}, {Lane(i * _vector.Lanes)});");
            }
        }

        if (block < _lanes)
        {
            _writer.Close();
        }
    }

    // The sums of a block, of all gates.
    private void EmitProduct(Node value, Product product)
    {
        int[] starts = [.. _gates.Where(gate => gate.Product == value).Select(gate => gate.Start)];
        int[] columns = [.. starts.SelectMany(start => Vectors(i => start + (i * _vector.Lanes)))];
        string[] sums = [.. columns.Select((_, i) => product.Number.Length == 0 ? $"c{i}" : $"c{product.Number}_{i}")];
        string x = $"x{product.Number}", w = $"w{product.Number}", b = $"b{product.Number}";
        Kernel kernel = product.Kernel;
        (int depth, int width) = (product.Panels.Depth, product.Panels.Width);
        _writer.Write($"// {KernelCall.Formula(kernel.Group)}");
        _writer.Write($"ref float {x} = ref {product.X}, {w} = ref {WeightsOfBlock(product)};");
        if (kernel.Group.Bias is Node bias)
        {
            _writer.Write($"ref float {b} = ref {kernel.At(bias)};");
        }

        for (int i = 0; i < sums.Length; i++)
        {
            _writer.Write($"{_vector.Type} {sums[i]} = {(kernel.Group.Bias is null ? $"{_vector.Type}.Zero" : Load(b, columns[i]))};");
        }

        int together = depth % Unrolled == 0 ? Unrolled : 1;
        _writer.Open($"for (int k = 0; k < {Literals.Of(depth)}; k += {together})");
        _writer.Write($"ref float xk = ref Unsafe.Add(ref {x}, k), wk = ref Unsafe.Add(ref {w}, k * {width});");
        for (int k = 0; k < together; k++)
        {
            _writer.Write($"{_vector.Type} a{k} = {_vector.Name}.Create({(k == 0 ? "xk" : $"Unsafe.Add(ref xk, {k})")});");
            for (int i = 0; i < sums.Length; i++)
            {
                int place = (columns[i] / width * depth * width) + (columns[i] % width) + (k * width);
                _writer.Write($"{sums[i]} = {_vector.MultiplyAdd($"a{k}", _vector.Load("wk", place), sums[i])};");
            }
        }

        _writer.Close();
        for (int i = 0; i < starts.Length; i++)
        {
            IEnumerable<string> ends = sums.Skip(i * _vectors).Take(_vectors);
            _values[(value, starts[i])] = [.. kernel.Group.Activation is null ? ends : ends.Select(sum => $"{kernel.Epilogue}.Apply({sum})")];
        }
    }

    // Where the weights of a block begin.
    private string WeightsOfBlock(Product product)
    {
        string start = product.Kernel.At(product.Weight);
        int width = product.Panels.Width, length = product.Panels.PanelLength;
        return _first.Length == 0 ? start
            : _vectors * _vector.Lanes % width == 0 ? $"Unsafe.Add(ref {start}, {_first} * {Literals.Of(product.Panels.Depth)})"
            : $"Unsafe.Add(ref {start}, ({_first} / {width} * {Literals.Of(length)}) + ({_first} % {width}))";
    }

    // The vectors of a value that are computed together, from a feature on: names, or loads.
    private string[] ValueOf(Node node, int start)
    {
        if (_values.TryGetValue((node, start), out string[]? known))
        {
            return known;
        }

        string[] value = node.Operator switch
        {
            _ when _products.ContainsKey(node) => [.. Vectors(i => Load(_kernel.At(node), start + (i * _vector.Lanes)))],
            StepInput => [.. Vectors(i => Load(NameOf(node), start + (i * _vector.Lanes)))],
            Constant constant => [.. Vectors(_ => $"{_vector.Name}.Create({Literals.Of(constant.Value)})")],
            Slice slice => ValueOf(node.Inputs[0], start + slice.Start),
            _ => Computed(node, (ElementwiseOperator)node.Operator, start),
        };
        _values.Add((node, start), value);
        return value;
    }

    private string[] Computed(Node node, ElementwiseOperator function, int start)
    {
        // What takes longest comes first.
        IEnumerable<(Node Node, int Start)> parts = node.Inputs.Where(input => !IsSpread(input, node)).Select(input => (input, StartOf(node, input, start)));
        foreach ((Node part, int from) in parts.OrderByDescending(part => Height(part.Node, part.Start)))
        {
            ValueOf(part, from);
        }

        string[][] operands = [.. node.Inputs.Select(input => IsSpread(input, node) && input.Operator is not Constant
            ? [.. Vectors(_ => $"{_vector.Name}.Create({NameOf(input)})")]
            : ValueOf(input, StartOf(node, input, start)))];
        string[] names = [.. Vectors(i => $"v{_values.Count}{(char)('a' + i)}")];
        for (int i = 0; i < _vectors; i++)
        {
            _writer.Write($"{_vector.Type} {names[i]} = {Chain.Bare(function.Print([.. operands.Select(operand => operand[i])]))};");
        }

        return names;
    }

    // Operators that wait for each other between what is known and a value.
    private int Height(Node node, int start) => node.Inputs.Count == 0 || _products.ContainsKey(node) || _values.ContainsKey((node, start)) ? 0
        : 1 + node.Inputs.Max(input => Height(input, StartOf(node, input, start)));

    private IEnumerable<T> Vectors<T>(Func<int, T> each) => Enumerable.Range(0, _vectors).Select(each);

    private string Load(string place, int lane) => $"{_vector.Name}.LoadUnsafe(ref {place}, {Lane(lane)})";

    private string Lane(int lane) => _first.Length == 0 ? Literals.Of(lane)
        : lane == 0 ? $"(nuint){_first}"
        : $"(nuint)({_first} + {Literals.Of(lane)})";

    private static string NameOf(Node leaf) => $"s{((StepInput)leaf.Operator).Index}";

    // A product, what stands behind its names, and where its factor begins, in C#.
    private sealed record Product(Kernel Kernel, string Number, string X)
    {
        public Node Weight => Kernel.Node.Inputs[1];

        public PanelLayout Panels => (PanelLayout)Kernel.LayoutOf(Weight);
    }
}
