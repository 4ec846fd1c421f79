package footfall.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// `template.yaml` as maps, lists and scalars; `!Ref X` is read as `{Ref: X}`, and so are its like.
record Template(Map<?, ?> all) {
    static Template read() {
        return new Template((Map<?, ?>) new Yaml(new Intrinsics()).load(
                Sources.text(Sources.HOUSE.resolve("template.yaml"))));
    }

    /// The resources of a type, by logical id.
    Map<String, Map<?, ?>> resources(String type) {
        Map<String, Map<?, ?>> found = new LinkedHashMap<>();
        map(all.get("Resources")).forEach((id, resource) -> {
            if (type.equals(map(resource).get("Type"))) {
                found.put((String) id, map(resource));
            }
        });
        return found;
    }

    Map<?, ?> resource(String id) {
        return map(at(all, "Resources", id));
    }

    Map<?, ?> properties(String id) {
        return map(resource(id).get("Properties"));
    }

    /// What the globals say of every function.
    Map<?, ?> globals() {
        return map(at(all, "Globals", "Function"));
    }

    /// The variables that are set for a function, by the globals or by itself.
    List<String> variables(String function) {
        List<String> names = new ArrayList<>();
        map(at(globals(), "Environment", "Variables")).keySet().forEach(name -> names.add((String) name));
        map(at(properties(function), "Environment", "Variables")).keySet().forEach(name -> names.add((String) name));
        return names;
    }

    /// The statements of the role that a function has.
    List<Map<?, ?>> statements(String function) {
        String role = ((String) at(properties(function), "Role", "Fn::GetAtt")).replace(".Arn", "");
        List<Map<?, ?>> statements = new ArrayList<>();
        for (Object policy : list(properties(role).get("Policies"))) {
            list(at(policy, "PolicyDocument", "Statement")).forEach(statement -> statements.add(map(statement)));
        }
        return statements;
    }

    /// What stands under these names, one in the other.
    static Object at(Object node, String... path) {
        Object here = node;
        for (String name : path) {
            here = map(here).get(name);
            if (here == null) {
                throw new IllegalArgumentException("template.yaml: nothing at " + List.of(path));
            }
        }
        return here;
    }

    static Map<?, ?> map(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("template.yaml: a map should be here, not " + node);
    }

    static List<?> list(Object node) {
        return node instanceof List<?> list ? list : List.of(node);
    }

    private static final class Intrinsics extends SafeConstructor {
        Intrinsics() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    return Map.of(name.equals("Ref") ? name : "Fn::" + name, switch (node) {
                        case ScalarNode scalar -> scalar.getValue();
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new IllegalStateException(
                                "node: " + node + ", a kind that YAML does not have");
                    });
                }
            });
        }
    }
}
