using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Chooses the layout of every value and inserts copies where an operator needs another one than its input has. Users' data is plain;
/// inside, features are adjacent and padded, and a value carries the halo of zeros that its readers need.
/// </summary>
public sealed class LayoutAssignment
{
    private readonly GraphBuilder _builder = new();
    private readonly Dictionary<Node, Layout> _layouts = [];
    private readonly Dictionary<Node, Node> _rewritten = [];
    private readonly Dictionary<Node, StridedLayout> _masks = [];
    private readonly HashSet<Node> _destinations = [];
    private readonly IReadOnlyDictionary<string, Layout> _parameters;

    private LayoutAssignment(IReadOnlyDictionary<string, Layout> parameters) => _parameters = parameters;

    /// <summary>Assigns layouts, given those of the parameters and states by name.</summary>
    public static AssignedGraph Run(Graph graph, IReadOnlyDictionary<string, Layout> parameters)
    {
        LayoutAssignment assignment = new(parameters);
        foreach (Node node in graph.Nodes)
        {
            assignment.Rewrite(node);
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            assignment.Deliver(graph, output);
        }

        Graph result = assignment._builder.Build();
        assignment.AssignHalos(result);
        return new(result, assignment._layouts);
    }

    private void Rewrite(Node node)
    {
        _builder.Layer = node.Layer;
        Node[] inputs = new Node[node.Inputs.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = _rewritten[node.Inputs[i]];
        }

        AlignWithMask(node, inputs);
        for (int i = 0; i < inputs.Length; i++)
        {
            // Elementwise operators look at their other operands, so the node is asked with the inputs as they are.
            Layout given = _layouts[inputs[i]];
            Layout? wanted = inputs[i].Type.Element != ElementType.Single || inputs[i].Operator.IsRecomputed ? null : node.Operator.Wants(node, i, given, [.. inputs.Select(input => _layouts[input])]);

            if (node.Operator.Halo(node, i) != (0, 0) && HasNoHalo(inputs[i]))
            {
                inputs[i] = Copy(inputs[i], wanted ?? (given is StridedLayout { IsVectorized: true } padded ? padded.Padded() : ((StridedLayout)given).Natural()), "");
            }
            else if (wanted is not null && wanted != given)
            {
                inputs[i] = Copy(inputs[i], wanted, "");
            }
        }

        Node result = _builder.Add(node.Operator, inputs);
        _rewritten.Add(node, result);
        if (!_layouts.ContainsKey(result))
        {
            _layouts.Add(result, LayoutOf(result));
        }
    }

    // No zeros lie around what the caller supplies, not even around an image of one pixel, which is laid out as inner values are; nor inside of a
    // value that is seen with other axes.
    private bool HasNoHalo(Node node)
    {
        Node storage = Section.StorageOf(node);
        return storage.Operator.LeafKind is not null
            || (storage != node && !(_layouts[storage] is StridedLayout whole && _layouts[node] is StridedLayout view && whole.HasCoordinatesOf(view)));
    }

    // The elements of a random mask are numbered by where they lie, so all that it multiplies, forward and backward, has the same coordinates.
    private void AlignWithMask(Node node, Node[] inputs)
    {
        Node? mask = inputs.FirstOrDefault(input => input.Operator.IsRecomputed && input.Shape.Count > 1);
        int place = System.Array.FindIndex(inputs, input => !input.Operator.IsRecomputed && input.Shape == node.Shape);
        if (mask is null || place < 0)
        {
            return;
        }

        StridedLayout given = (StridedLayout)_layouts[inputs[place]];
        if (!_masks.TryGetValue(mask, out StridedLayout? known))
        {
            _masks.Add(mask, given.Padded());
        }
        else if (!given.HasCoordinatesOf(known))
        {
            inputs[place] = Copy(inputs[place], known, "");
        }
    }

    private Layout LayoutOf(Node node) => node.Operator switch
    {
        Parameter parameter => _parameters[parameter.ParameterName],
        State state => _parameters[state.StateName],
        StepInput step => _parameters[step.Key],
        Input => StridedLayout.Plain(node.Shape),
        _ => node.Operator.LayOut(node, [.. node.Inputs.Select(input => _layouts[input])]),
    };

    // Outputs have homes of their own: each is computed right there, or copied to it.
    private void Deliver(Graph graph, GraphOutput output)
    {
        Node node = _rewritten[output.Node];
        bool isComputed = node.Operator.LeafKind is null && !node.Operator.IsView && !node.Operator.IsRecomputed;
        Layout layout = output.Kind switch
        {
            OutputKind.Result or OutputKind.InputGradient or OutputKind.Shown or OutputKind.Stream => StridedLayout.Plain(node.Shape),
            OutputKind.Gradient or OutputKind.State => _parameters[output.Name],
            OutputKind.Step => StridedLayout.Standard(node.Shape),
            _ when isComputed => _layouts[node],

            // A copy of a view has memory of its own, and does not begin inside another value's.
            _ => ((StridedLayout)_layouts[node]).Padded(),
        };
        bool hasHome = output.Kind is OutputKind.Result or OutputKind.InputGradient or OutputKind.Shown or OutputKind.Stream or OutputKind.Gradient or OutputKind.State or OutputKind.Step;

        // The caller's memory is there in prediction only: what the loss is computed from must not live in it.
        bool isRead = output.Kind is OutputKind.Result or OutputKind.Shown && graph.Consumers[output.Node].Any();
        if (layout != _layouts[node] || !isComputed || isRead || (hasHome && !_destinations.Add(node)))
        {
            node = Copy(node, layout, output.Name);
            _destinations.Add(node);
        }

        _builder.Output(output.Kind, output.Name, node);
    }

    private Node Copy(Node node, Layout target, string name)
    {
        // Taps change their order between panels only, and only to or from the logical order.
        Layout given = _layouts[node];
        if (target is PanelLayout { IsPlain: false } tapped && given != tapped.Plain && given != target)
        {
            node = Copy(node, tapped.Plain, "");
        }
        else if (given is PanelLayout { IsPlain: false } panels && target != panels.Plain && given != target)
        {
            node = Copy(node, panels.Plain, "");
        }
        else if (given is StridedLayout from && target is StridedLayout to && !from.HasCoordinatesOf(to) && from.Lines * from.Pixels > 1 && to.Lines * to.Pixels > 1)
        {
            // From one order of coordinates to another by the logical order.
            node = Copy(node, StridedLayout.Plain(TensorShape.Vector(node.Shape.Count)), "");
        }

        string layer = _builder.Layer;
        _builder.Layer = node.Layer;
        Node copy = _builder.Add(new Relayout(target, name), node);
        _builder.Layer = layer;
        _layouts[copy] = target;
        return copy;
    }

    private void AssignHalos(Graph graph)
    {
        foreach (Node node in graph.Nodes.Reverse())
        {
            (int y, int x) halo = (0, 0);
            foreach (Node consumer in graph.Consumers[node])
            {
                for (int i = 0; i < consumer.Inputs.Count; i++)
                {
                    if (consumer.Inputs[i] == node)
                    {
                        // A view has its memory, and so the needs of its readers, from the value that it is a view of.
                        (int y, int x) need = consumer.Operator.IsView && _layouts[consumer] is StridedLayout view
                            ? (view.HaloY, view.HaloX)
                            : consumer.Operator.Halo(consumer, i);
                        halo = (System.Math.Max(halo.y, need.y), System.Math.Max(halo.x, need.x));
                    }
                }
            }

            if (halo != (0, 0))
            {
                _layouts[node] = ((StridedLayout)_layouts[node]).WithHalo(halo.y, halo.x);
            }
        }

        // Views of a value with a halo lie as it does.
        foreach (Node node in graph.Nodes)
        {
            if (node.Operator.IsView && _layouts[node.Inputs[0]] is StridedLayout source && (source.HaloY, source.HaloX) != (0, 0))
            {
                _layouts[node] = source;
            }
        }
    }
}
